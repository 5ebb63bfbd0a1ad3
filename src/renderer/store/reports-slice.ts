import type { Input, Output, ParsedInput } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export type ReportInput = ParsedInput<'reports.make'>
export type Report = Output<'reports.make'>

/** A report, and where its own format can't be shown, the page of the same report; null where it can. */
export interface ReportPreview {
  report: Report
  page: Remote<Report> | null
}

export interface ReportsSlice {
  preview: { input: ReportInput; content: Remote<ReportPreview> } | null
  make(input: ReportInput): Promise<void>
  /** Writes it into a folder of the machine that Bulkhead runs on. */
  write(input: Input<'reports.write'>): Promise<Output<'reports.write'>>
}

export const reportsSlice: Slice<ReportsSlice> = ({ client, get, set }) => ({
  preview: null,
  async make(input) {
    set({ preview: { input, content: loading() } })
    const show = (content: Remote<ReportPreview>): void => {
      if (get().reports.preview?.input === input) set({ preview: { input, content } })
    }
    try {
      const report = await client.call('reports.make', input)
      if (input.format !== 'pdf') return show(ready({ report, page: null }))
      // The file can be taken at once; the look at it follows.
      show(ready({ report, page: loading() }))
      try {
        show(ready({ report, page: ready(await client.call('reports.make', { ...input, format: 'html' })) }))
      } catch (caught) {
        show(ready({ report, page: failed(asError(caught)) }))
      }
    } catch (caught) {
      show(failed(asError(caught)))
    }
  },
  write: (input) => client.call('reports.write', input)
})
