import { Wifi, WifiOff } from 'lucide-react'
import { useApp } from '../store/use-app.ts'
import { plural } from '../ui/format-number.ts'
import { Popover } from '../ui/popover.tsx'
import { visibleText } from '../ui/visible-text.ts'
import styles from './network-state.module.css'

/** Whether anything left this machine since Bulkhead started. */
export function NetworkState() {
  const network = useApp((state) => state.session.info.value?.network)
  const fetching = useApp((state) => Object.values(state.scans.running).some((scan) => scan.phase === 'fetch' && scan.state === 'running'))
  const calls = network?.calls ?? 0
  const isUsed = calls > 0 || fetching
  const name = fetching ? 'Network in use' : isUsed ? 'Network was used' : 'Network off'
  return (
    <Popover
      label="Network"
      side="right"
      align="end"
      trigger={
        <button type="button" className={styles.net} title={name}>
          {isUsed ? <Wifi size={14} className={styles.used} /> : <WifiOff size={14} />}
          <span className={styles.name}>{name}</span>
          <small className={styles.calls}>{plural(calls, 'call')} since start</small>
        </button>
      }
    >
      <div className={styles.panel}>
        <h3>{name}</h3>
        <p>
          Bulkhead contacts a host only when you allow it by name: to clone a repository or to bring a clone up to date. Scanning, decoding
          and the library need no network.
        </p>
        <p>
          {plural(calls, 'call')} since Bulkhead started
          {network?.lastHost ? `, the last to ${visibleText(network.lastHost)}` : ''}.
        </p>
      </div>
    </Popover>
  )
}
