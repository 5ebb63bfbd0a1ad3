import { Untrusted } from '../../ui/untrusted.tsx'
import { RevealedSecret } from '../findings/revealed-secret.tsx'
import { useCase } from './case-context.ts'
import styles from './case-secret-chip.module.css'

/** The masked value; it can be shown while a source still holds it. */
export function CaseSecretChip() {
  const { record, exposure } = useCase()
  const [secret, ...others] = record.secrets
  const [source] = exposure.sources
  if (!secret) return null
  return (
    <span className={styles.chip}>
      {source ? (
        <RevealedSecret finding={{ id: source.findingId, type: secret.type, sourceName: source.sourceName, preview: secret.preview }} />
      ) : (
        <Untrusted text={secret.preview} className={styles.preview} />
      )}
      {others.length > 0 && <small>and {others.length} more</small>}
    </span>
  )
}
