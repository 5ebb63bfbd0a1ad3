import { Download, FolderOutput } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Report, ReportInput } from '../../store/reports-slice.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { formatBytes, formatCount } from '../../ui/format-number.ts'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import styles from './export-panel.module.css'
import { bytesOf } from './report-words.ts'

/** An address under which the browser saves the file; gone with what shows it. */
function useFileAddress({ base64, mediaType }: Report): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mediaType }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [base64, mediaType])
  return address
}

/** The file that was made: what it is, how to take it along, and a hash to prove it by. */
export function ExportPanel({ input, report }: { input: ReportInput; report: Report }) {
  const write = useApp((state) => state.reports.write)
  const toast = useApp((state) => state.toasts.show)
  const act = useAct()
  const address = useFileAddress(report)
  const [folder, setFolder] = useState('')
  const [isBusy, setBusy] = useState(false)
  const save = (): void => {
    setBusy(true)
    act(
      write({ ...input, folder: folder.trim() })
        .then(({ path, sha256 }) =>
          toast({ title: 'The report is written', detail: `${visibleText(path)} · SHA-256 ${sha256.slice(0, 12)}…` })
        )
        .finally(() => setBusy(false)),
      'The report was not written'
    )
  }
  return (
    <div className={styles.panel}>
      <Facts>
        <Fact name="File">
          <Untrusted text={report.name} />
        </Fact>
        <Fact name="Size">{formatBytes(bytesOf(report.base64).length)}</Fact>
        <Fact name="Redacted">{report.redactions === 0 ? 'nothing' : formatCount(report.redactions)}</Fact>
        <Fact name="SHA-256">
          <code className={styles.hash}>{report.sha256}</code>
          <CopyButton text={report.sha256} what="the SHA-256" />
        </Fact>
      </Facts>
      {address && (
        <ButtonLink look="primary" href={address} download={report.name}>
          <Download size={15} /> Download
        </ButtonLink>
      )}
      <form
        className={styles.write}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field label="Or write it into a folder" help="On the machine that Bulkhead runs on; the case’s journal says so.">
          {(ids) => (
            <Input {...ids} isMono placeholder="/home/me/reports" value={folder} onChange={(event) => setFolder(event.target.value)} />
          )}
        </Field>
        <Button type="submit" disabled={isBusy || folder.trim() === ''}>
          <FolderOutput size={15} /> {isBusy ? 'Writing…' : 'Write'}
        </Button>
      </form>
    </div>
  )
}
