import { useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import type { Source } from '../../../contract/model.ts'
import { asError } from '../../store/as-error.ts'
import { useApp, useAppStore } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { plural } from '../../ui/format-number.ts'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './dialogs.module.css'

/** Says in words what goes and what stays. */
export function RemoveSource({ source, onClose }: { source: Source; onClose(): void }) {
  const store = useAppStore()
  const remove = useApp((state) => state.sources.remove)
  const [error, setError] = useState<BulkheadError | null>(null)
  const send = async (): Promise<void> => {
    try {
      await remove(source)
    } catch (caught) {
      setError(asError(caught))
      return
    }
    onClose()
    const { route, toasts } = store.getState()
    route.go({ screen: 'sources' })
    toasts.show({ title: `${visibleText(source.name)} is removed` })
  }
  return (
    <Dialog
      title={`Remove ${visibleText(source.name)}?`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <Button look="danger" onClick={() => void send()}>
            Remove it
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        Bulkhead forgets this source: its {plural(source.findings, 'finding')} and the records of its scans.{' '}
        {source.kind === 'clone'
          ? 'The clone in the workspace is deleted; the repository it came from is not touched.'
          : 'Nothing in the source itself is touched.'}{' '}
        This can’t be undone.
      </p>
      {error && <ErrorState error={error} title="It was not removed" isInline />}
    </Dialog>
  )
}
