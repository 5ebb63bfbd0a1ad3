import { Untrusted } from '../../ui/untrusted.tsx'
import { RevealedSecret } from '../findings/revealed-secret.tsx'
import { useCase } from './case-context.ts'
import styles from './case-secret-chip.module.css'

/** The masked value; it can be shown while a source still holds it. */
export function CaseSecretChip() {
  const { record, exposure } = useCase()
  const [secret, ...others] = record.secrets
  const { revealFrom } = exposure
  if (!secret) return null
  return (
    <span className={styles.chip}>
      {revealFrom ? (
        <RevealedSecret
          finding={{ id: revealFrom.findingId, type: secret.type, sourceName: revealFrom.sourceName, preview: secret.preview }}
        />
      ) : (
        <Untrusted text={secret.preview} className={styles.preview} />
      )}
      {others.length > 0 && <small>and {others.length} more</small>}
    </span>
  )
}
