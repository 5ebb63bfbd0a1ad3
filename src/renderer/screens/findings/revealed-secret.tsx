import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import type { Finding } from '../../../contract/model.ts'
import { asError } from '../../store/as-error.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './revealed-secret.module.css'

type RevealableFinding = Pick<Finding, 'id' | 'type' | 'sourceName' | 'preview'>

/** How long a value stays on screen, in seconds. */
const shownFor = 20

function Ask({ finding, onClose, onShow }: { finding: RevealableFinding; onClose(): void; onShow(): void }) {
  return (
    <Dialog
      title={`Show the value of this ${finding.type}?`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="danger" data-autofocus onClick={onShow}>
            Show it for {shownFor} seconds
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        Bulkhead reads the value again from {visibleText(finding.sourceName)}, proves that it is the same one, and shows it for {shownFor}{' '}
        seconds. Whoever sees your screen can use it. That it was shown is written into the record.
      </p>
    </Dialog>
  )
}

/** The masked value; the real one after a yes, and not for long. It lives in this component alone and dies with it. */
export function RevealedSecret({ finding }: { finding: RevealableFinding }) {
  const reveal = useApp((state) => state.finding.revealSecret)
  const [isAsking, setAsking] = useState(false)
  const [value, setValue] = useState<string | null>(null)
  const [error, setError] = useState<BulkheadError | null>(null)

  useEffect(() => {
    if (value === null) return
    const hide = (): void => setValue(null)
    const timer = setTimeout(hide, shownFor * 1000)
    document.addEventListener('visibilitychange', hide)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [value])

  const show = async (): Promise<void> => {
    setAsking(false)
    setError(null)
    try {
      setValue(await reveal(finding.id))
    } catch (caught) {
      setError(asError(caught))
    }
  }

  return (
    <div className={styles.secret}>
      <div className={styles.row}>
        {value === null ? (
          <Untrusted text={finding.preview} className={styles.preview} />
        ) : (
          <span className={styles.warning}>Visible for {shownFor} seconds</span>
        )}
        {value === null ? (
          <>
            <CopyButton text={finding.preview} what="the masked value" />
            <Button size="small" look="quiet" onClick={() => setAsking(true)}>
              <Eye size={14} /> Reveal
            </Button>
          </>
        ) : (
          <>
            <CopyButton text={value} what="the value" />
            <Button size="small" look="quiet" onClick={() => setValue(null)}>
              <EyeOff size={14} /> Hide now
            </Button>
          </>
        )}
      </div>
      {value !== null && (
        <div className={styles.shown}>
          <code className={styles.value}>{visibleText(value).replaceAll('␊', '␊\n')}</code>
          <i className={styles.clock} />
        </div>
      )}
      {error && <ErrorState error={error} title="The value can't be shown" isInline />}
      {isAsking && <Ask finding={finding} onClose={() => setAsking(false)} onShow={() => void show()} />}
    </div>
  )
}
