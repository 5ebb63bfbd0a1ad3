import { Download } from 'lucide-react'
import { useCallback } from 'react'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { useAnswer } from '../use-answer.ts'

/** Hands a text to the browser's own download. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** The inventory as CSV: to be looked at, copied or saved. */
export function ExportDependents({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const exportCsv = useApp((state) => state.dependents.exportCsv)
  const { state, value, error } = useAnswer(useCallback(() => exportCsv(record.id), [exportCsv, record.id]))
  return (
    <Dialog
      title="Dependents as CSV"
      says="Opened in a spreadsheet, filled in by owners, and read back by “Import CSV”. No value of a secret is in it."
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Close
          </Button>
          <Button look="primary" data-autofocus disabled={value === null} onClick={() => value && download(value.name, value.csv)}>
            <Download size={15} /> Save {value ? visibleText(value.name) : ''}
          </Button>
        </>
      }
    >
      {state === 'loading' && <SkeletonLines lines={5} label="The file is made" />}
      {state === 'failed' && <ErrorState error={error} title="The file was not made" isInline />}
      {value && <CommandLine text={value.csv} what="the CSV" />}
    </Dialog>
  )
}
