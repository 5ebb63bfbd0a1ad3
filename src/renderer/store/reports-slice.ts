import type { Input, Output } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote } from './remote.ts'
import type { Slice } from './slice.ts'

export type ReportInput = Required<Input<'reports.make'>>
export type Report = Output<'reports.make'>

export interface ReportsSlice {
  preview: { input: ReportInput; content: Remote<Report> } | null
  make(input: ReportInput): Promise<void>
  /** Writes it into a folder of the machine that Bulkhead runs on. */
  write(input: Input<'reports.write'>): Promise<Output<'reports.write'>>
}

export const reportsSlice: Slice<ReportsSlice> = ({ client, get, set }) => ({
  preview: null,
  async make(input) {
    set({ preview: { input, content: loading() } })
    const show = (content: Remote<Report>): void => {
      if (get().reports.preview?.input === input) set({ preview: { input, content } })
    }
    try {
      show({ state: 'ready', value: await client.call('reports.make', input), error: null })
    } catch (caught) {
      show(failed(asError(caught)))
    }
  },
  write: (input) => client.call('reports.write', input)
})
