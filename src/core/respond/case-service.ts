import type { Act } from '../../contract/case/acts.ts'
import type { CaseRecord, CaseSecret } from '../../contract/case/record.ts'
import type { CaseRow, CaseView } from '../../contract/case/view.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { Emit } from '../../contract/events.ts'
import { severities } from '../../contract/model.ts'
import type { CatalogPage } from '../catalog/catalog.ts'
import type { Catalog } from '../catalog/load-catalog.ts'
import type { Detector } from '../detect/types.ts'
import type { NewEntry, StoredCase, StoredFinding, Workspace } from '../store/workspace.ts'
import { applyAct } from './apply-act.ts'
import { type CaseMask, caseMask } from './case-mask.ts'
import { caseView } from './case-view.ts'
import { findingsOf, knownPlaces } from './exposure.ts'
import { caseRow, type Look, lookAtCase } from './look-at-case.ts'
import { maskAct, maskDetail } from './mask-act.ts'
import { type Milestones, milestonesOf } from './milestones.ts'
import { newCase } from './open-case.ts'
import { asOfNow, isEnded, nextState, stateNow } from './states.ts'

export interface CaseServiceParts {
  workspace: Workspace
  catalog: Catalog
  detector: () => Detector
  /** What a finding tells without a call, its value read again from its source; undefined when it is nowhere any more, or tells nothing. */
  factsOf: (finding: { id: string; typeId: string }) => CaseView['decoded'] | undefined
  clock: () => Date
  emit: Emit
}

export interface CaseService {
  /** `secrets`: of a pasted value. Throws case.nothing-to-open, finding.not-found. */
  open(request: {
    findingIds: readonly string[]
    secrets: readonly CaseSecret[]
    title: string
    /** What the findings are of, where somebody knows better than the scan. */
    type?: CatalogPage | undefined
  }): { id: string; others: CaseRow[] }
  /** Throws case.not-found, case.not-possible, case.refused, case.journal-broken. */
  act(id: string, act: Act, override?: string): CaseView
  /**
   * What Bulkhead did itself, with its entry in the journal: both or neither. `entry` is masked here; the texts that `update` puts into the
   * record are masked by who makes them, with `mask`. `update` gets the record with the state as it is now.
   */
  change(id: string, entry: NewEntry, update: (record: CaseRecord) => CaseRecord): CaseView
  /** Throws case.not-found. */
  view(id: string): CaseView
  list(request: { show: 'open' | 'ended' | 'all'; search: string }): CaseRow[]
  row(stored: StoredCase): CaseRow
  /** When each was reached: as it was set by hand, or by what happened; null while it was not. */
  milestones(record: CaseRecord): Milestones
  /** For texts of people and logs that go into this case. */
  mask(record: Pick<CaseRecord, 'secrets' | 'replacement'>): CaseMask
}

/** Acts of Bulkhead itself with which the work on a case begins, as with those of a person. */
const work = new Set(['import', 'find-dependents'])
const encoder = new TextEncoder()

export function createCaseService(parts: CaseServiceParts): CaseService {
  const { workspace, catalog, clock, emit } = parts
  const { cases, settings } = workspace
  const hex = (value: string): string => Buffer.from(workspace.fingerprint(encoder.encode(value))).toString('hex')
  const decoded = new Map<string, CaseView['decoded']>()

  /** Of the first secret. Read once and kept in memory: the value says the same every time. */
  const decode = ({ record, rows }: Look): CaseView['decoded'] => {
    const [secret] = record.secrets
    if (!secret) return []
    const known = decoded.get(secret.fingerprint)
    if (known) return known
    const row = rows.find(({ typeId }) => typeId === secret.typeId)
    const facts = row && parts.factsOf(row)
    if (!row || facts === undefined) return []
    workspace.access.record({ who: 'Bulkhead', purpose: 'decode', findingId: row.id })
    decoded.set(secret.fingerprint, facts)
    return facts
  }
  const view = (stored: StoredCase): CaseView => caseView({ workspace, catalog, clock, decode }, stored)
  const row = (stored: StoredCase): CaseRow => caseRow({ workspace, catalog, clock }, stored)
  const maskFor = (record: Pick<CaseRecord, 'secrets' | 'replacement'> | undefined, more: readonly string[] = []): CaseMask =>
    caseMask(parts, record, more)

  const secretOf = (finding: StoredFinding): CaseSecret => {
    const type = catalog.types.find(({ id }) => id === finding.typeId)
    return {
      typeId: finding.typeId,
      type: type?.name ?? finding.typeId,
      provider: finding.provider,
      // A key that works is no less a leak for lying in a test: a case goes by what it opens.
      severity: finding.typeSeverity,
      preview: finding.preview,
      fingerprint: Buffer.from(workspace.occurrences.detail(finding.id, 1).fingerprint).toString('hex')
    }
  }

  return {
    open({ findingIds, secrets: pasted, title, type }) {
      const chosen = [...new Set(findingIds)].map((id) => workspace.findings.row(id))
      const secrets = bySecret([...chosen.map((finding) => ofType(secretOf(finding), type)), ...pasted])
      if (secrets.length === 0)
        throw new BulkheadError(
          'case.nothing-to-open',
          'A case needs at least one secret: choose a finding, or paste the value that leaked.'
        )
      const fingerprints = secrets.map(({ fingerprint }) => fingerprint)
      const others = cases.withFingerprint(fingerprints).map(row)
      const rows = findingsOf(workspace, { secrets })
      const mask = maskFor({ secrets, replacement: null })
      const who = settings.get().me
      const { record } = cases.create((id) => {
        const named = title === '' ? titleOf(secrets, rows) : mask(title)
        return {
          record: newCase(id, { secrets, findingIds: chosen.map((found) => found.id), title: named, at: clock().toISOString(), who }),
          entry: {
            who,
            act: 'open',
            text: `Opened: ${named}.`,
            detail: {
              findings: chosen.map((found) => found.id),
              previews: secrets.map(({ preview }) => preview),
              places: knownPlaces(workspace, rows)
            }
          }
        }
      })
      emit('case.changed', { id: record.id })
      return { id: record.id, others }
    },

    act(id, act, override) {
      const before = cases.get(id).record
      // A line end belongs to no key and comes with pasting.
      const value = act.kind === 'replace' ? act.value?.trim() : undefined
      const mask = maskFor(before, value ? [hex(value)] : [])
      const safe = maskAct(act.kind === 'replace' ? { ...act, value: value || undefined } : act, mask, hex)
      const reason = override === undefined ? undefined : mask(override)
      const broken = act.kind === 'close' ? cases.journal.verify(id).broken : null
      if (broken && reason === undefined)
        throw new BulkheadError(
          'case.journal-broken',
          `The journal of ${id} was changed behind Bulkhead’s back, first at entry ${broken.seq}: ${broken.why} Find out who did it before you close the case, or close it with a reason why it is closed all the same.`,
          { data: { seq: broken.seq } }
        )
      const who = settings.get().me
      const stored = cases.update(id, (kept) => {
        const { facts, playbook, overlap } = lookAtCase({ workspace, catalog, clock }, kept, true)
        const { record, text, overridden } = applyAct(kept, safe, { who, facts, rules: { playbook, overlap }, override: reason })
        const entry: NewEntry = {
          who,
          act: act.kind,
          text: broken ? `${text} The journal is broken at entry ${broken.seq}; closed all the same, because: ${reason}` : text,
          detail: { ...safe, ...(overridden.length > 0 || broken ? { override: reason, gates: overridden } : {}) }
        }
        return { record, entries: [...overdue(kept, facts.now), entry] }
      })
      emit('case.changed', { id })
      return view(stored)
    },

    change(id, entry, update) {
      const stored = cases.update(id, (kept) => {
        const now = clock().toISOString()
        const before = asOfNow(kept, now)
        const after = update(before)
        const mask = maskFor(after)
        const next = work.has(entry.act) && !isEnded(before.state) ? nextState(after.state, { kind: 'task' }) : undefined
        return {
          record: next && 'state' in next ? { ...after, state: next.state } : after,
          entries: [...overdue(kept, now), { ...entry, text: mask(entry.text), detail: maskDetail(entry.detail, mask) }]
        }
      })
      emit('case.changed', { id })
      return view(stored)
    },

    view: (id) => view(cases.get(id)),
    list({ show, search }) {
      const now = clock().toISOString()
      const words = search.toLowerCase().split(/\s+/).filter(Boolean)
      return cases
        .list()
        .filter(({ record }) => show === 'all' || isEnded(stateNow(record, now)) === (show === 'ended'))
        .filter(({ record }) => {
          const secrets = record.secrets.flatMap(({ type, typeId, provider, preview }) => [type, typeId, provider, preview])
          const text = [record.id, record.title, record.assignee ?? '', ...secrets].join('\n').toLowerCase()
          return words.every((word) => text.includes(word))
        })
        .map(row)
    },
    row,
    milestones(record) {
      return milestonesOf(record, lookAtCase({ workspace, catalog, clock }, record, false).facts)
    },
    mask: (record) => maskFor(record)
  }
}

/** An accepted risk whose time is over opens by itself, and the journal says so before what is done then. */
function overdue(kept: CaseRecord, now: string): NewEntry[] {
  if (stateNow(kept, now) === kept.state) return []
  return [
    {
      who: 'Bulkhead',
      act: 'reopen',
      text: `The risk was accepted until ${kept.acceptedUntil}; that time is over, so the case is open again.`,
      detail: { acceptedUntil: kept.acceptedUntil }
    }
  ]
}

const ofType = (secret: CaseSecret, type: CatalogPage | undefined): CaseSecret =>
  type ? { ...secret, typeId: type.id, type: type.name, provider: type.provider, severity: type.severity } : secret

/** Each secret once, as the worst type that it was taken for. */
function bySecret(secrets: readonly CaseSecret[]): CaseSecret[] {
  const found = new Map<string, CaseSecret>()
  for (const secret of secrets) {
    const known = found.get(secret.fingerprint)
    if (!known || severities.indexOf(secret.severity) < severities.indexOf(known.severity)) found.set(secret.fingerprint, secret)
  }
  return [...found.values()]
}

function titleOf(secrets: readonly CaseSecret[], rows: readonly StoredFinding[]): string {
  const worst = severities.flatMap((severity) => secrets.filter((secret) => secret.severity === severity))[0]
  const more = secrets.length > 1 ? ` and ${secrets.length - 1} more` : ''
  const sources = [...new Set(rows.map(({ sourceName }) => sourceName))]
  const where = sources.length === 0 ? 'reported' : `in ${sources[0]}${sources.length > 1 ? ` and ${sources.length - 1} more` : ''}`
  return `${worst?.type ?? 'Secret'}${more} ${where}`
}
