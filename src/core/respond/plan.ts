import type { CaseRecord } from '../../contract/case/record.ts'
import type { RotationStep } from '../../contract/case/states.ts'
import { RotationStep as RotationStepName } from '../../contract/case/states.ts'
import type { Plan } from '../../contract/case/view.ts'
import type { Fact } from '../../contract/model.ts'
import type { CatalogPage } from '../catalog/catalog.ts'
import type { CaseFacts } from './case-facts.ts'
import { gatesOf } from './gates.ts'
import { isDeleted } from './tasks.ts'

type Overlap = Plan['overlap']
type Deactivation = CatalogPage['playbook']['deactivation']
type Page = Pick<CatalogPage, 'create' | 'console' | 'revoke' | 'rotation'>

export const overlapOf = (page: Pick<CatalogPage, 'rotation'> | undefined): Overlap => page?.rotation?.overlap ?? 'unknown'

/** How the key is rotated, by the provider's rule of overlap, with the step after which there is no way back. */
export function planOf(page: Page | undefined, deactivation: Deactivation, record: CaseRecord, facts: CaseFacts): Plan {
  const overlap = overlapOf(page)
  const cited = factsOf(page)
  const last = pointOfNoReturn(overlap, deactivation)
  return {
    overlap,
    overlapText: overlaps[overlap],
    steps: RotationStepName.options.map((step) => {
      const shut = gatesOf({ kind: 'rotate', step, overlap }, record, facts).filter(({ open }) => !open)
      const done = step === 'deleted' ? isDeleted(record, deactivation) : record.rotation.some((proof) => proof.step === step)
      return {
        step,
        title: titleOf(step, overlap, deactivation),
        detail: detailOf(step, overlap, deactivation),
        facts: cited[step],
        pointOfNoReturn: step === last,
        done,
        possible: shut.length === 0,
        why: done ? 'Done.' : shut.length === 0 ? 'Nothing is in the way.' : shut.map(({ why }) => why).join(' ')
      }
    })
  }
}

/** Where the new key kills the old one, making it is; where a key can be switched on again, deleting is; else switching it off is. */
export function pointOfNoReturn(overlap: Overlap, deactivation: Deactivation): RotationStep {
  if (overlap === 'replace') return 'created'
  return deactivation === 'reversible' ? 'deleted' : 'deactivated'
}

const overlaps: Record<Overlap, string> = {
  several: 'Several keys can be valid at once: the old one works until it is switched off, so services can move one by one.',
  two: 'Exactly two keys can be valid at once: make room for the new one, move all services, then switch the old one off.',
  replace: 'The new key ends the old one at once: every service must be ready before it is made, and breaks until it has the new one.',
  unknown: 'Whether two keys can be valid at once is not known for this type. Take it that they can’t until the provider says otherwise.'
}

function titleOf(step: RotationStep, overlap: Overlap, deactivation: Deactivation): string {
  switch (step) {
    case 'created':
      return overlap === 'replace' ? 'Make the new key, which ends the old one' : 'Make the new key'
    case 'stored':
      return 'Store it in its place'
    case 'switched':
      return 'Switch the use over to it'
    case 'deactivated':
      return deactivation === 'final' ? 'Delete the old key, as it can’t be switched off otherwise' : 'Switch the old key off'
    case 'deleted':
      return 'Delete the old key'
  }
}

function detailOf(step: RotationStep, overlap: Overlap, deactivation: Deactivation): string {
  switch (step) {
    case 'created':
      return overlap === 'replace'
        ? 'Have every dependent ready first. Give it the least rights that do, and record its id, never its value.'
        : 'With the least rights that do. Record its id, never its value.'
    case 'stored':
      return 'In the secrets manager or the variable that the services read. Record where, and if you like its fingerprint.'
    case 'switched':
      return 'Move each dependent, restart what has to be, and see that it works with the new key.'
    case 'deactivated':
      if (overlap === 'replace') return 'The new key has done it. Record when, and see that nothing broke.'
      return deactivation === 'reversible'
        ? 'Do not delete it yet: if something breaks, it can be switched on again for a while.'
        : 'There may be no way back: do it when every dependent has moved.'
    case 'deleted':
      return deactivation === 'final'
        ? 'The same act as the step before at this provider.'
        : 'Once nothing has missed it for a while, and the logs that name it are saved.'
  }
}

function factsOf(page: Page | undefined): Record<RotationStep, Fact[]> {
  const create = [...(page?.create ?? []), ...(page?.console ? [page.console] : [])].map(toFact)
  const rotation = (page?.rotation?.facts ?? []).map(toFact)
  const revoke = (page?.revoke ?? []).map(toFact)
  return { created: create, stored: [], switched: rotation, deactivated: revoke, deleted: [] }
}

const toFact = ({ text, source, date, url }: CatalogPage['create'][number]): Fact => ({ text, source, date, url: url ?? null })
