import { useApp } from '../store/use-app.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import styles from './shortcut-sheet.module.css'
import { shortcuts } from './shortcuts.ts'

const isApple = /Mac|iP(hone|ad)/.test(navigator.platform)
const keyName = (key: string): string => (key === 'mod' ? (isApple ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key)

export function ShortcutSheet() {
  const close = useApp((state) => state.panels.close)
  return (
    <Dialog title="Keyboard" size="normal" onClose={close}>
      <div className={styles.groups}>
        {shortcuts.map(({ group, entries }) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {entries.map((entry) => (
                <div key={entry.does} className={styles.entry}>
                  <dt>{entry.does}</dt>
                  <dd>
                    {entry.keys.map((key) => (
                      <Kbd key={key}>{keyName(key)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
