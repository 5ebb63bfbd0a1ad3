import { Hourglass } from 'lucide-react'
import type { PlaybookPage } from '../../../contract/model.ts'
import { OutsideLink } from '../../ui/outside-link.tsx'
import styles from './clocks.module.css'

/** How long the provider keeps what shows the use of a key. */
export const Clocks = ({ clocks }: { clocks: PlaybookPage['clocks'] }) => (
  <ul className={styles.clocks}>
    {clocks.map((clock) => (
      <li key={`${clock.log} ${clock.keeps}`} className={styles.clock}>
        <Hourglass size={15} />
        <p>
          <b>{clock.log}</b>: {clock.keeps}.{' '}
          <small>
            {clock.url ? <OutsideLink url={clock.url}>{clock.source}</OutsideLink> : clock.source}, {clock.date}
          </small>
        </p>
      </li>
    ))}
  </ul>
)
