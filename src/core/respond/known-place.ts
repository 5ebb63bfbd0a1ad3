import { z } from 'zod'
import { Exposure } from '../../contract/case/view.ts'

/** Where a secret lay when its case was opened: kept in the first entry of the journal, since a source can be removed. */
export const KnownPlace = Exposure.shape.sources.element.extend({
  findingId: z.string(),
  sourceId: z.string(),
  firstSeen: z.iso.datetime().nullable(),
  firstCommit: Exposure.shape.firstCommit
})
export type KnownPlace = z.infer<typeof KnownPlace>

/** The detail of the entry `open`. */
export const OpeningDetail = z.looseObject({ places: z.array(KnownPlace) })
