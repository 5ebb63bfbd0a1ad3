import { FileDown } from 'lucide-react'
import { ButtonLink } from '../../../ui/button.tsx'

/** To the preview and the export of the report. */
export const ReportLink = ({ id }: { id: string }) => (
  <ButtonLink size="small" look="primary" href={`#/reports/${encodeURIComponent(id)}`}>
    <FileDown size={14} /> Preview and export
  </ButtonLink>
)
