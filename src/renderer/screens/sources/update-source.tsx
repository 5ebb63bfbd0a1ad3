import { useState } from 'react'
import type { Source } from '../../../contract/model.ts'
import { useApp } from '../../store/use-app.ts'
import { visibleText } from '../../ui/visible-text.ts'
import { SendDialog } from '../send-dialog.tsx'
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
  const send = (form: HTMLFormElement): Promise<void> => {
    const credentials = takeCredentials(form)
    return start({ sourceId: source.id, update: true, allowNetwork: true, ...(credentials ? { credentials } : {}) })
  }
  return (
    <SendDialog
      title={`Update ${visibleText(source.name)}`}
      says="Fetches what is new, then scans it."
      confirm="Update and scan"
      isReady={isAllowed}
      failure="The update did not start"
      send={send}
      onClose={onClose}
    >
      <Consent host={hostOf(source.location)} what="Updating" isAllowed={isAllowed} onAllow={setAllowed} />
    </SendDialog>
  )
}
