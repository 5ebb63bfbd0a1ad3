import { type FormEvent, useCallback, useId, useRef, useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import type { Inspection } from '../../../contract/model.ts'
import { asError } from '../../store/as-error.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { kindName } from '../../ui/scan-words.ts'
import { Tag } from '../../ui/tag.tsx'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { PlaceField } from '../place-field.tsx'
import styles from './add-source.module.css'
import { Consent, takeCredentials } from './consent.tsx'
import { SourceIcon } from './source-icon.tsx'

function Inspected({ inspection }: { inspection: Inspection }) {
  return (
    <div className={styles.inspected}>
      <span className={styles.icon}>
        <SourceIcon kind={inspection.kind} size={18} />
      </span>
      <span className={styles.two}>
        <Untrusted text={inspection.name} className={styles.name} />
        <Untrusted text={inspection.location} className={styles.location} />
      </span>
      <Tag tone="accent">{kindName[inspection.kind]}</Tag>
    </div>
  )
}

/** From a place to a running scan: what is there, what limits it, what leaves this machine; then yes. */
export function AddSource() {
  const close = useApp((state) => state.panels.close)
  const inspect = useApp((state) => state.sources.inspect)
  const add = useApp((state) => state.sources.add)
  const go = useApp((state) => state.route.go)
  const [location, setLocation] = useState('')
  const [inspection, setInspection] = useState<Inspection | null>(null)
  const [isAllowed, setAllowed] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ title: string; error: BulkheadError } | null>(null)
  const asked = useRef(0)
  const form = useId()

  const write = (text: string): void => {
    asked.current++
    setLocation(text)
    setInspection(null)
    setAllowed(false)
    setProblem(null)
  }

  const look = useCallback(
    async (place: string): Promise<void> => {
      const mine = ++asked.current
      setProblem(null)
      setBusy(true)
      try {
        const found = await inspect(place.trim())
        if (mine === asked.current) setInspection(found)
      } catch (caught) {
        if (mine === asked.current) setProblem({ title: 'This can’t be scanned', error: asError(caught) })
      }
      setBusy(false)
    },
    [inspect]
  )

  const choose = (path: string): void => {
    write(path)
    void look(path)
  }

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (inspection === null) return look(location)
    const credentials = takeCredentials(event.currentTarget)
    setBusy(true)
    try {
      const source = await add(inspection, credentials)
      close()
      go({ screen: 'sources', id: source.id })
    } catch (caught) {
      setProblem({ title: 'It was not added', error: asError(caught) })
      setBusy(false)
    }
  }

  const isReady = inspection !== null && (inspection.contacts === null || isAllowed)
  return (
    <Dialog
      title="Scan a source"
      says="A folder, a git repository, or an address to clone. Nothing in it is changed or run."
      onClose={close}
      footer={
        <>
          <Button look="ghost" onClick={close}>
            Cancel
          </Button>
          <Button look="primary" type="submit" form={form} disabled={isBusy || location.trim() === '' || (inspection !== null && !isReady)}>
            {inspection === null ? 'Look at it' : inspection.contacts === null ? 'Add and scan' : 'Clone and scan'}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void submit(event)}>
        <PlaceField
          label="Folder or clone address"
          placeholder="/home/me/code/shop   or   https://git.example.org/team/shop.git"
          pick="source"
          value={location}
          onChange={write}
          onChoose={choose}
        />
        {inspection && (
          <>
            <Inspected inspection={inspection} />
            {inspection.limits.map((limit) => (
              <Notice key={limit} tone="warn">
                {visibleText(limit)}
              </Notice>
            ))}
            {inspection.contacts === null ? (
              <Notice>Nothing leaves this machine.</Notice>
            ) : (
              <Consent host={inspection.contacts} what="Cloning" isAllowed={isAllowed} onAllow={setAllowed} />
            )}
          </>
        )}
        {problem && <ErrorState error={problem.error} title={problem.title} isInline />}
      </form>
    </Dialog>
  )
}
