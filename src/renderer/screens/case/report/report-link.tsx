import { FileDown } from 'lucide-react'
import { routeHref } from '../../../store/route.ts'
import { ButtonLink } from '../../../ui/button.tsx'

/** To the preview and the export of the report. */
export const ReportLink = ({ id }: { id: string }) => (
  <ButtonLink size="small" look="primary" href={routeHref({ screen: 'reports', id })}>
    <FileDown size={14} /> Preview and export
  </ButtonLink>
)
