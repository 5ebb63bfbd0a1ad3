import { Settings as Gear } from 'lucide-react'
import type { Theme } from '../store/theme-slice.ts'
import { useApp } from '../store/use-app.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Popover } from '../ui/popover.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import styles from './settings.module.css'

const themeOptions: readonly { value: Theme; name: string }[] = [
  { value: 'system', name: 'System' },
  { value: 'dark', name: 'Dark' },
  { value: 'light', name: 'Light' }
]

/** How the window looks, and what runs behind it. */
export function Settings() {
  const theme = useApp((state) => state.theme.theme)
  const choose = useApp((state) => state.theme.choose)
  const info = useApp((state) => state.session.info.value)
  return (
    <Popover
      label="Settings"
      side="right"
      align="end"
      trigger={
        <button type="button" className={styles.gear} title="Settings">
          <Gear size={16} strokeWidth={1.75} />
          <span className={styles.name}>Settings</span>
        </button>
      }
    >
      <div className={styles.panel}>
        <h3>Appearance</h3>
        <Segmented label="Theme" value={theme} options={themeOptions} onChange={choose} />
        {info && (
          <>
            <h3>About</h3>
            <Facts>
              <Fact name="Bulkhead">{info.version}</Fact>
              <Fact name="Node, SQLite">
                {info.node}, {info.sqlite}
              </Fact>
              <Fact name="Workspace">
                <Untrusted text={info.workspace} />
                <CopyButton text={info.workspace} what="the workspace folder" />
              </Fact>
            </Facts>
          </>
        )}
      </div>
    </Popover>
  )
}
