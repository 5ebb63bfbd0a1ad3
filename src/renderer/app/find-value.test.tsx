import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { type FakeOptions, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

const planted = `planted-${'q7'.repeat(12)}`

beforeEach(() => {
  layOut()
  history.replaceState(null, '', '#/overview')
})

async function openField(options: FakeOptions = {}) {
  const client = fakeClient({ findings: 200, ...options })
  render(<App client={client} onConnection={() => () => {}} />)
  await screen.findByRole('heading', { name: 'Overview' })
  fireEvent.keyDown(window, { key: 'v' })
  return { client, field: (await screen.findByLabelText('The value')) as HTMLTextAreaElement }
}

const paste = (field: HTMLElement, text: string): boolean => fireEvent.paste(field, { clipboardData: { getData: () => text } })

/** All that the page holds: text, attributes, and what stands in fields. */
const traces = (): string =>
  document.documentElement.outerHTML +
  [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value).join() +
  location.href

it('searches what is pasted at once, and nothing of it stays on the page', async () => {
  const { client, field } = await openField()
  expect(paste(field, `  ${planted}\n`)).toBe(false)
  expect(traces()).not.toContain(planted)
  await screen.findByRole('heading', { name: 'Mailgun Primary API Key' })
  expect(client.calls.filter((call) => call.method === 'values.find').map((call) => call.input)).toEqual([{ value: planted }])
  expect(traces()).not.toContain(planted)
})

it('empties the field when what was typed is searched', async () => {
  const { field } = await openField()
  field.value = planted
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(field.value).toBe('')
  await screen.findByRole('heading', { name: 'Mailgun Primary API Key' })
  expect(traces()).not.toContain(planted)
})

it('says where it lies, and leads there', async () => {
  const { field } = await openField()
  paste(field, planted)
  const places = await screen.findAllByRole('link', { name: /place/ })
  fireEvent.click(places[0] as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('says that it lies nowhere', async () => {
  const { field } = await openField()
  paste(field, 'nothing like it')
  await screen.findByText(/It lies in no source that was scanned/)
})

it('keeps nothing when the search fails, and asks to paste again', async () => {
  const { field } = await openField({ fail: { 'values.find': new BulkheadError('workspace.disk-full', 'Free some space.') } })
  paste(field, planted)
  await screen.findByText('The search failed; paste the value again')
  expect(traces()).not.toContain(planted)
})

it('forgets what was found when it is closed', async () => {
  const { field } = await openField()
  paste(field, planted)
  await screen.findByRole('heading', { name: 'Mailgun Primary API Key' })
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  fireEvent.keyDown(window, { key: 'v' })
  await screen.findByLabelText('The value')
  expect(screen.queryByRole('heading', { name: 'Mailgun Primary API Key' })).toBeNull()
})

it('refuses more than a secret can be', async () => {
  const { client, field } = await openField()
  paste(field, 'x'.repeat(70_000))
  await screen.findByRole('alert')
  expect(client.calls.some((call) => call.method === 'values.find')).toBe(false)
})
