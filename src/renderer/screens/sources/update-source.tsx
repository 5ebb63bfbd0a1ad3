import { type FormEvent, useId, useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import type { Source } from '../../../contract/model.ts'
import { asError } from '../../store/as-error.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { Consent, takeCredentials } from './consent.tsx'

/** The host as the address names it; the core decides what is contacted. */
function hostOf(location: string): string {
  try {
    return new URL(location).host
  } catch {
    return location
  }
}

/** Brings a clone up to date, then scans what is new in it. */
export function UpdateSource({ source, onClose }: { source: Source; onClose(): void }) {
  const start = useApp((state) => state.scans.start)
  const [isAllowed, setAllowed] = useState(false)
  const [error, setError] = useState<BulkheadError | null>(null)
  const form = useId()
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const credentials = takeCredentials(event.currentTarget)
    try {
      await start({ sourceId: source.id, update: true, allowNetwork: true, ...(credentials ? { credentials } : {}) })
      onClose()
    } catch (caught) {
      setError(asError(caught))
    }
  }
  return (
    <Dialog
      title={`Update ${visibleText(source.name)}`}
      says="Fetches what is new, then scans it."
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={form} disabled={!isAllowed}>
            Update and scan
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void send(event)}>
        <Consent host={hostOf(source.location)} what="Updating" isAllowed={isAllowed} onAllow={setAllowed} />
      </form>
      {error && <ErrorState error={error} title="The update did not start" isInline />}
    </Dialog>
  )
}
