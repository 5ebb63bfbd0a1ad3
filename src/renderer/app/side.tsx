import {
  Activity,
  FileText,
  Settings as Gear,
  GitBranch,
  LayoutDashboard,
  LibraryBig,
  type LucideIcon,
  ScanSearch,
  Siren
} from 'lucide-react'
import { filterParams } from '../store/finding-filter.ts'
import { routeHref, type Screen } from '../store/route.ts'
import { useApp } from '../store/use-app.ts'
import { cx } from '../ui/cx.ts'
import { formatCount, plural } from '../ui/format-number.ts'
import { Logo } from './logo.tsx'
import { NetworkState } from './network-state.tsx'
import styles from './side.module.css'

function NavLink({
  screen,
  name,
  icon: Icon,
  count,
  href,
  title = name
}: {
  screen: Screen
  name: string
  icon: LucideIcon
  count?: number | undefined
  href?: string
  title?: string
}) {
  const isHere = useApp((state) => state.route.current.screen === screen)
  return (
    <a
      href={href ?? routeHref({ screen })}
      className={cx(styles.link, isHere && styles.here)}
      aria-current={isHere ? 'page' : undefined}
      title={title}
    >
      <Icon size={16} strokeWidth={1.75} />
      <span className={styles.name}>{name}</span>
      {count !== undefined && <span className={styles.count}>{formatCount(count)}</span>}
    </a>
  )
}

/** Where one can go, with counts; below, what leaves this machine and how the window looks. */
export function Side() {
  const sources = useApp((state) => state.sources.list.value?.length)
  const open = useApp((state) => state.overview.overview.value?.findings.open)
  const cases = useApp((state) => state.overview.overview.value?.cases.open)
  const monitoring = useApp((state) => state.overview.overview.value?.cases.monitoring)
  const types = useApp((state) => state.session.info.value?.types)
  const filter = useApp((state) => state.findings.filter)
  const sort = useApp((state) => state.findings.sort)
  return (
    <aside className={styles.side}>
      <a href={routeHref({ screen: 'overview' })} className={styles.brand} aria-label="Bulkhead, to the overview">
        <Logo />
        <b className={styles.name}>Bulkhead</b>
      </a>
      <nav aria-label="Main" className={styles.nav}>
        <NavLink screen="overview" name="Overview" icon={LayoutDashboard} />
        <NavLink screen="sources" name="Sources" icon={GitBranch} count={sources || undefined} />
        <NavLink
          screen="findings"
          name="Findings"
          icon={ScanSearch}
          count={open || undefined}
          href={routeHref({ screen: 'findings', params: filterParams(filter, sort) })}
        />
        <NavLink screen="incidents" name="Incidents" icon={Siren} count={cases || undefined} />
        <NavLink screen="monitor" name="Monitor" icon={Activity} count={monitoring || undefined} />
        <NavLink
          screen="library"
          name="Library"
          icon={LibraryBig}
          count={types}
          title={types === undefined ? 'Library' : `Library: ${plural(types, 'type')} with a rule`}
        />
        <NavLink screen="reports" name="Reports" icon={FileText} />
      </nav>
      <div className={styles.foot}>
        <NetworkState />
        <NavLink screen="settings" name="Settings" icon={Gear} />
      </div>
    </aside>
  )
}
