import { Unplug } from 'lucide-react'
import { useApp } from '../store/use-app.ts'
import { Button } from '../ui/button.tsx'
import styles from './connection-banner.module.css'

/** Says that the core is gone: what is shown may be old, and nothing that is done now takes effect. */
export function ConnectionBanner() {
  const connection = useApp((state) => state.session.connection)
  const error = useApp((state) => state.session.info.error)
  const load = useApp((state) => state.session.load)
  if (connection === 'open' && error === null) return null
  return (
    <div role="alert" className={styles.banner}>
      <Unplug size={16} />
      <p>
        <b>{connection === 'lost' ? 'The connection to Bulkhead is lost.' : 'Bulkhead does not answer.'}</b>{' '}
        {error?.message ?? 'What you see may be out of date. It connects again by itself; if it does not, start Bulkhead again.'}
      </p>
      <Button size="small" onClick={() => void load()}>
        Try again
      </Button>
    </div>
  )
}
