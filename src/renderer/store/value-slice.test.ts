import { expect, it } from 'vitest'
import { answeringClient } from '../../../test/support/answering-client.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { FoundValue } from '../../contract/model.ts'
import { createAppStore } from './app-store.ts'

const found: FoundValue = { types: [], fits: [], preview: 'pla…', places: [] }
const planted = `planted-${'x1'.repeat(12)}`

it('keeps what was found, never the value', async () => {
  const store = createAppStore(answeringClient({ 'values.find': () => found }))
  await store.getState().value.find(planted)
  expect(store.getState().value.found).toMatchObject({ state: 'ready', value: found })
  expect(JSON.stringify(store.getState())).not.toContain(planted)
})

it('keeps nothing of it after a failure either', async () => {
  const core = answeringClient({
    'values.find': () => {
      throw new BulkheadError('internal', 'It failed.')
    }
  })
  const store = createAppStore(core)
  await store.getState().value.find(planted)
  expect(store.getState().value.found?.state).toBe('failed')
  expect(JSON.stringify(store.getState())).not.toContain(planted)
})

it('does not show the answer to a search that was closed', async () => {
  let answer: (value: FoundValue) => void = () => {}
  const store = createAppStore(answeringClient({ 'values.find': () => new Promise((resolve) => (answer = resolve)) }))
  const search = store.getState().value.find(planted)
  store.getState().value.forget()
  answer(found)
  await search
  expect(store.getState().value.found).toBeNull()
})
