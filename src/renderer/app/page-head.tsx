import { ClipboardPaste, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApp } from '../store/use-app.ts'
import { Button } from '../ui/button.tsx'
import styles from './page-head.module.css'

/** The top of a screen: its name, its search, and the two ways to begin. */
export function PageHead({
  title,
  isFirst = false,
  children,
  below
}: {
  title: string
  isFirst?: boolean
  children?: ReactNode
  below?: ReactNode
}) {
  const open = useApp((state) => state.panels.open)
  // Where one looks at something, the loud button belongs to that.
  const isStart = useApp((state) => state.route.current.screen === 'overview' || state.route.current.screen === 'sources')
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1 className={styles.name}>{title}</h1>
        {children}
        {!isFirst && (
          <div className={styles.acts}>
            <Button look="ghost" title="Find a leaked value (v)" onClick={() => open('find-value')}>
              <ClipboardPaste size={16} strokeWidth={1.75} />
              <span className={styles.words}>Find a leaked value</span>
            </Button>
            <Button look={isStart ? 'primary' : 'plain'} title="Scan a source (a)" onClick={() => open('add-source')}>
              <Plus size={16} strokeWidth={1.75} />
              <span className={styles.words}>Scan a source</span>
            </Button>
          </div>
        )}
      </div>
      {below}
    </header>
  )
}
