import { useEffect, useRef } from 'react'
import { FindValue } from '../screens/find-value/find-value.tsx'
import { Findings } from '../screens/findings/findings.tsx'
import { Incidents } from '../screens/incidents/incidents.tsx'
import { Library } from '../screens/library/library.tsx'
import { Monitor } from '../screens/monitor/monitor.tsx'
import { Overview } from '../screens/overview/overview.tsx'
import { Reports } from '../screens/reports/reports.tsx'
import { Settings } from '../screens/settings/settings.tsx'
import { AddSource } from '../screens/sources/add-source.tsx'
import { Sources } from '../screens/sources/sources.tsx'
import { useApp } from '../store/use-app.ts'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Toaster } from '../ui/toaster.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Palette } from './palette.tsx'
import styles from './shell.module.css'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { Side } from './side.tsx'

const screens = {
  overview: Overview,
  sources: Sources,
  findings: Findings,
  incidents: Incidents,
  monitor: Monitor,
  library: Library,
  reports: Reports,
  settings: Settings
}
const panels = { 'add-source': AddSource, 'find-value': FindValue, palette: Palette, shortcuts: ShortcutSheet }

function Toasts() {
  const messages = useApp((state) => state.toasts.messages)
  const dismiss = useApp((state) => state.toasts.dismiss)
  return <Toaster messages={messages} onDismiss={dismiss} />
}

/** What stays while screens change. */
export function Shell() {
  const screen = useApp((state) => state.route.current.screen)
  const place = useApp((state) => [screen, state.route.current.id, state.route.current.part].join('/'))
  const Screen = screens[screen]
  const panel = useApp((state) => state.panels.panel)
  const Panel = panel ? panels[panel.kind] : null
  const main = useRef<HTMLElement>(null)
  const before = useRef(screen)
  // A screen that goes takes the focus along; the keyboard goes on in the next one, not at the top of the page.
  useEffect(() => {
    if (before.current !== screen && document.activeElement === document.body) main.current?.focus({ preventScroll: true })
    before.current = screen
  }, [screen])
  return (
    <div className={styles.shell}>
      <Side />
      <main ref={main} tabIndex={-1} className={styles.main}>
        <ConnectionBanner />
        <ErrorBoundary place={place}>
          <Screen />
        </ErrorBoundary>
      </main>
      {Panel && <Panel />}
      <Toasts />
    </div>
  )
}
