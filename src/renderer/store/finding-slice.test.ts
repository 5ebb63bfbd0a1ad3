import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answeringClient } from '../../../test/support/answering-client.ts'
import { createAppStore } from './app-store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const core = () =>
  answeringClient({
    'findings.revealSecret': () => ({ value: 'planted-value' })
  })

it('asks for the finding where one rests, not for those passed by', async () => {
  const asking = core()
  const { finding } = createAppStore(asking).getState()
  finding.show('f0')
  for (let at = 1; at <= 20; at++) {
    finding.show(`f${at}`)
    await vi.advanceTimersByTimeAsync(20)
  }
  await vi.advanceTimersByTimeAsync(200)
  expect(asking.asked.map((one) => one.input)).toEqual([{ id: 'f0' }, { id: 'f20' }])
})

it('hands a revealed value on and keeps nothing', async () => {
  const store = createAppStore(core())
  expect(await store.getState().finding.revealSecret('f0')).toBe('planted-value')
  expect(JSON.stringify(store.getState())).not.toContain('planted-value')
})
