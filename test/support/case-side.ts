import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { client } from '../../src/contract/client.ts'
import type { Input, Method, Output } from '../../src/contract/methods.ts'
import type { Handlers } from '../../src/contract/serve.ts'
import { serve } from '../../src/contract/serve.ts'
import { readCatalogSources } from '../../src/core/catalog/catalog-from-sources.ts'
import { compileCatalog } from '../../src/core/catalog/compile-catalog.ts'
import { compileKnownByName } from '../../src/core/catalog/compile-known-by-name.ts'
import type { Catalog } from '../../src/core/catalog/load-catalog.ts'
import { parseKnownByName } from '../../src/core/catalog/parse-provider.ts'
import { createDetector } from '../../src/core/detect/create-detector.ts'
import { fillTemplate } from '../../src/core/detect/template.ts'
import { type CaseService, createCaseService } from '../../src/core/respond/case-service.ts'
import { openWorkspace, type Workspace } from '../../src/core/store/workspace.ts'
import { decodeOffline } from '../../src/core/verify/decode.ts'
import { casesHandlers } from '../../src/core/workbench/cases-handlers.ts'
import { evidenceHandlers } from '../../src/core/workbench/evidence-handlers.ts'
import { settingsHandlers } from '../../src/core/workbench/settings-handlers.ts'
import { addSource, batchOf, beginScan, hexOid, hit, rawOid, stoppedClock } from './workspace.ts'

/** Made as the catalogue's own examples are. */
export const stripeKey = fillTemplate('sk_live_{{alnum:99}}', 1).text
export const githubToken = fillTemplate('{{github:ghp_}}', 2).text

const someKnownByName = {
  file: 'known-by-name.yaml',
  ...parseKnownByName(
    `sources: { list: { title: A list, date: 2026-11 } }
providers:
  - { provider: Mailgun, category: email, types: [{ id: mailgun-smtp-credential, name: Mailgun SMTP credential, severity: high, from: list }] }
`,
    'known-by-name.yaml'
  )
}

let compiled: Catalog | undefined
export function someCatalog(): Catalog {
  if (!compiled) {
    const { providers, categories, playbooks } = readCatalogSources(join(import.meta.dirname, '../../resources'), [
      'stripe',
      'github',
      'mailgun'
    ])
    const catalog = compileCatalog(providers, categories, playbooks)
    const named = compileKnownByName(someKnownByName, catalog)
    compiled = { ...catalog, named: () => named }
  }
  return compiled
}

export interface CaseSide {
  workspace: Workspace
  cases: CaseService
  clock: ReturnType<typeof stoppedClock>
  events: { event: string; payload: unknown }[]
  /** Through the contract, so that an answer that could not be sent fails. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>
  sourceId: string
}

/** The calls of a case on a workspace with one source, in which a Stripe key lies at the tip of `main`. */
export function caseSide({ dir = ':memory:', planted = true }: { dir?: string; planted?: boolean } = {}): CaseSide {
  const clock = stoppedClock()
  const catalog = someCatalog()
  const workspace = openWorkspace(dir, { command: 'test', now: clock.now })
  onTestFinished(() => workspace.close())
  const detector = createDetector(catalog)
  const events: CaseSide['events'] = []
  const emit = (event: string, payload: unknown): void => {
    events.push({ event, payload })
  }
  const factsOf = ({ typeId }: { typeId: string }) =>
    decodeOffline(catalog.types.find(({ id }) => id === typeId)?.decode ?? [], stripeKey, { now: clock.now() })
  const cases = createCaseService({ workspace, catalog, detector: () => detector, factsOf, clock: clock.now, emit })
  const parts = {
    workspace,
    catalog,
    detector: () => detector,
    cases,
    emit,
    values: { valueOf: () => stripeKey },
    ports: { clock: clock.now }
  }
  const handlers = { ...casesHandlers(parts), ...evidenceHandlers(parts), ...settingsHandlers(parts) }
  const answer = serve(handlers as Handlers, (error) => {
    throw error
  })
  const sourceId = planted ? addSource(workspace, 'payments') : ''
  if (planted) plant(workspace, sourceId, stripeKey)
  return { workspace, cases, clock, events, call: client({ call: answer, listen: () => () => {} }).call, sourceId }
}

/** The value in `src/pay.ts` on `main` of a source since 2026-11-20, at its tip or taken out again on the 22nd. */
export function plant(
  workspace: Workspace,
  sourceId: string,
  value: string,
  { atTip = true, ...rest }: Parameters<typeof hit>[0] & { atTip?: boolean } = {}
): void {
  const object = `${sourceId} ${value.slice(-4)}`
  const scan = beginScan(workspace, sourceId)
  workspace.scans.commitBatch(
    scan,
    batchOf([hit({ object, fingerprint: workspace.fingerprint(Buffer.from(value)), ...rest })], [rawOid(object)])
  )
  tipOf(workspace, sourceId, value, atTip)
  workspace.scans.finish(scan, { state: 'done', coverage: null, problem: null })
}

/** What a later scan sees: whether the tip still holds the value. */
export function tipOf(workspace: Workspace, sourceId: string, value: string, atTip: boolean, path = 'src/pay.ts'): void {
  const object = `${sourceId} ${value.slice(-4)}`
  const time = (text: string): number => Date.parse(text) / 1000
  const introduction = {
    path,
    commit: hexOid(`commit of ${object}`),
    author: 'Ada',
    email: 'ada@example.org',
    time: time('2026-11-20T10:00:00Z'),
    refs: ['main'],
    refCount: 1,
    atTip,
    removedBy: atTip ? null : hexOid('removal'),
    removedTime: atTip ? null : time('2026-11-22T10:00:00Z')
  }
  workspace.history.replace(sourceId, [
    {
      oid: rawOid(object),
      introductions: [introduction],
      life: [{ ref: 'main', from: introduction.time, to: introduction.removedTime }]
    }
  ])
}
