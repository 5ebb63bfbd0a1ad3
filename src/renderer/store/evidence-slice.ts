import type { Input, Output } from '../../contract/methods.ts'
import type { Slice } from './slice.ts'

export type EvidenceCheck = Output<'cases.checkEvidence'>[number]
export type Cleanup = Output<'cases.cleanup'>

/** What a case keeps of the files of this machine; answers are the caller's, nothing of them is held here. */
export interface EvidenceSlice {
  attach(input: Input<'cases.attach'>): Promise<Output<'cases.attach'>>
  check(id: string): Promise<EvidenceCheck[]>
  cleanup(id: string): Promise<Cleanup>
}

export const evidenceSlice: Slice<EvidenceSlice> = ({ client, get }) => ({
  async attach(input) {
    const answer = await client.call('cases.attach', input)
    await get().case.load()
    return answer
  },
  check: (id) => client.call('cases.checkEvidence', { id }),
  cleanup: (id) => client.call('cases.cleanup', { id })
})
