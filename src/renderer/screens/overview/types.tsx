import type { Overview } from '../../../contract/overview.ts'
import { routeHref } from '../../store/route.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { formatCount } from '../../ui/format-number.ts'
import styles from './types.module.css'

const shown = 7

/** The kinds of credential that leak most here. */
export function Types({ byType }: { byType: Overview['byType'] }) {
  if (byType.length === 0) return null
  const most = Math.max(...byType.map((type) => type.open))
  return (
    <Card title="By type">
      <ul className={styles.list}>
        {byType.slice(0, shown).map((type) => (
          <li key={type.typeId}>
            <a href={routeHref({ screen: 'findings', params: { type: type.typeId } })} className={styles.entry}>
              <span className={styles.name} title={type.type}>
                {type.type}
              </span>
              <b className={styles.count}>{formatCount(type.open)}</b>
              <i className={cx(styles.bar, styles[type.worst])} style={{ transform: `scaleX(${type.open / most})` }} />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
