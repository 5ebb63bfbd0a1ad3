import { ClipboardPaste, DatabaseZap, EyeOff, GitBranch, GraduationCap, WifiOff } from 'lucide-react'
import { PageHead } from '../../app/page-head.tsx'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { plural } from '../../ui/format-number.ts'
import { PractiseButton } from '../practise-button.tsx'
import styles from './first-run.module.css'

/** Nothing is here yet: the ways to begin, and what happens then. */
export function FirstRun() {
  const open = useApp((state) => state.panels.open)
  const types = useApp((state) => state.session.info.value?.types)
  return (
    <>
      <PageHead title="Nothing has leaked here yet" isFirst />
      <div className={styles.page}>
        <div className={styles.ways}>
          <section className={styles.way}>
            <GitBranch size={20} strokeWidth={1.75} />
            <h2>Scan a repository</h2>
            <p>A folder on this machine or a clone address. The whole history is read; nothing leaves this machine.</p>
            <Button look="primary" onClick={() => open('add-source')}>
              Choose a source
            </Button>
          </section>
          <section className={styles.way}>
            <ClipboardPaste size={20} strokeWidth={1.75} />
            <h2>Someone reported a leaked key</h2>
            <p>Paste it. You see what it is, what it opens and where it lies. The value is not kept.</p>
            <Button onClick={() => open('find-value')}>Paste a value</Button>
          </section>
          <section className={styles.way}>
            <GraduationCap size={20} strokeWidth={1.75} />
            <h2>Practise on a made-up leak</h2>
            <p>One minute: a small repository with a leak, a usage log with misuse in it, and a case to work.</p>
            <PractiseButton>Start the drill</PractiseButton>
          </section>
        </div>
        <ul className={styles.promises}>
          <li>
            <DatabaseZap size={15} />
            <span>
              <b>Every object is read once:</b> packed and loose, on a branch or on none, with commit and tag messages. A coverage record
              accounts for each.
            </span>
          </li>
          <li>
            <EyeOff size={15} />
            <span>
              <b>No value is stored.</b> Bulkhead keeps a keyed fingerprint, a masked preview and the place; it reads the value again when
              you ask for it.
            </span>
          </li>
          <li>
            <WifiOff size={15} />
            <span>
              <b>The network is off</b> until you allow one host by name.{' '}
              {types !== undefined && `${plural(types, 'secret type')}, with what to do about each, are in the library.`}
            </span>
          </li>
        </ul>
      </div>
    </>
  )
}
