import type { Theme } from '../../store/theme-slice.ts'
import { useApp } from '../../store/use-app.ts'
import { Card } from '../../ui/card.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './settings.module.css'

const themes: readonly { value: Theme; name: string }[] = [
  { value: 'system', name: 'System' },
  { value: 'dark', name: 'Dark' },
  { value: 'light', name: 'Light' }
]

export function AppearanceCard() {
  const theme = useApp((state) => state.theme.theme)
  const choose = useApp((state) => state.theme.choose)
  return (
    <Card title="Appearance">
      <div className={styles.body}>
        <Segmented label="Theme" value={theme} options={themes} onChange={choose} />
        <p className={styles.says}>Kept in this window alone. Motion follows the system’s setting for reduced motion.</p>
      </div>
    </Card>
  )
}
