import { expect, type Page } from '@playwright/test'
import type { CaseView } from '../src/contract/case/view.ts'
import type { Input } from '../src/contract/methods.ts'
import { api } from './api.ts'

export interface PracticeCase {
  id: string
  view(): Promise<CaseView>
  act(act: Input<'cases.act'>['act'], override?: string): Promise<CaseView>
}

/** The practice leak, its log imported and its dependents searched for, by calls: for tests of what comes after. */
export async function openPractice(page: Page): Promise<PracticeCase> {
  const { call } = api(page)
  const { caseId: id, log } = await call('drill.start', {})
  const view = (): Promise<CaseView> => call('cases.get', { id })
  await call('logs.import', { caseId: id, path: log })
  await call('dependents.search', { caseId: id })
  await expect(async () => {
    const { record } = await view()
    expect([record.imports.length, record.dependents.length]).toEqual([1, 8])
  }).toPass({ intervals: [100] })
  return { id, view, act: (act, override) => call('cases.act', { id, act, ...(override === undefined ? {} : { override }) }) }
}

/** Judges, rotates and moves everything, and begins to watch. */
export async function workToMonitoring(page: Page, { id, act, view }: PracticeCase): Promise<void> {
  const groups = (await api(page).call('usage.get', { caseId: id }))?.groups.map((group) => group.id) ?? []
  const { dependents } = (await view()).record
  const steps = (...names: ('created' | 'stored' | 'switched' | 'deactivated')[]): Input<'cases.act'>['act'][] =>
    names.map((step) => ({ kind: 'rotate', step, text: 'As the console says.' }))
  const acts: Input<'cases.act'>['act'][] = [
    { kind: 'assign', assignee: 'Ada Example' },
    { kind: 'expose', audience: 'organisation', note: 'All of engineering can clone it.' },
    ...groups.map((group) => ({ kind: 'judge', group, judgement: 'not-ours', note: 'Nobody has this network.' }) as const),
    { kind: 'conclude', outcome: 'used-by-others', confidence: 'high', text: 'Strangers sent mail.', groups },
    ...steps('created'),
    { kind: 'replace', place: 'vault: secret/mail', keyId: 'new-key-7' },
    ...steps('stored'),
    ...dependents.map(({ id: dependent }) => ({ kind: 'move-dependent', id: dependent, to: 'live' }) as const),
    ...steps('switched', 'deactivated'),
    { kind: 'prove-rejected', text: 'GET /v3/domains: 401' },
    {
      kind: 'start-monitoring',
      until: new Date(Date.now() + 30 * 86_400_000).toISOString(),
      checks: [
        { check: 'value-absent', title: 'The value is back nowhere', everyHours: 24 },
        { check: 'services-healthy', title: 'Services are healthy', everyHours: 24 }
      ]
    },
    { kind: 'record-check', id: 'check-2', ok: true, note: 'Dashboards are green.' }
  ]
  for (const one of acts) await act(one)
}
