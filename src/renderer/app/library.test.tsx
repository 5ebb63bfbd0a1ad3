import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

const random = 'q7'.repeat(12)

beforeEach(() => {
  layOut()
  history.replaceState(null, '', '#/library')
})

async function open() {
  const client = fakeClient({ findings: 200 })
  render(<App client={client} onConnection={() => () => {}} />)
  const field = (await screen.findByLabelText('Search the library')) as HTMLInputElement
  const rows = async (): Promise<string[]> =>
    within(await screen.findByRole('grid', { name: 'Secret types' }))
      .getAllByRole('row')
      .map((row) => row.textContent ?? '')
  await rows()
  const asked = (method: string): unknown[] => client.calls.filter((call) => call.method === method).map((call) => call.input)
  return { client, field, rows, asked }
}

const paste = (field: HTMLElement, text: string): boolean => fireEvent.paste(field, { clipboardData: { getData: () => text } })

/** All that the page holds: text, attributes, fields and its address. */
const traces = (): string =>
  document.documentElement.outerHTML +
  [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value).join() +
  location.href

it('shows the words of a category as the core writes them', async () => {
  const { rows } = await open()
  expect((await rows())[1]).toContain('E-mail · critical')
  fireEvent.click(screen.getByText('Mailgun Primary API Key'))
  within(await screen.findByRole('navigation', { name: 'Where this is' })).getByText('E-mail')
})

it('answers a pasted value with its type, and keeps nothing of it', async () => {
  const { field, rows, asked } = await open()
  const planted = `sk_live_${random}`
  expect(paste(field, `  ${planted}\n`)).toBe(false)
  await screen.findByText('A value, recognised')
  expect(await rows()).toEqual([expect.stringContaining('Stripe secret key (live)')])
  expect(asked('values.find')).toEqual([{ value: planted }])
  expect(asked('types.list').some((input) => JSON.stringify(input).includes(random))).toBe(false)
  expect(traces()).not.toContain(random)
})

it('says how many types have the form of a value that no rule is sure of', async () => {
  const { field } = await open()
  paste(field, random)
  await screen.findByText(/the form of 12 types; the name that stands beside it tells which/)
  expect(traces()).not.toContain(random)
  fireEvent.click(screen.getByRole('button', { name: 'Back to all types' }))
  await waitFor(() => expect(screen.queryByRole('status', { name: '' })?.textContent ?? '').not.toContain('the form of'))
})

it('shows where a value lies without asking for it again', async () => {
  const { field, asked } = await open()
  paste(field, `sk_live_${random}`)
  fireEvent.click(await screen.findByRole('button', { name: 'Where does it lie?' }))
  const dialog = await screen.findByRole('dialog', { name: 'Find a leaked value' })
  within(dialog).getByRole('heading', { name: 'Stripe secret key (live)' })
  expect(asked('values.find')).toHaveLength(1)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
  await screen.findByText('A value, recognised')
})

const leave = async (): Promise<void> => {
  location.hash = '#/overview'
  await screen.findByRole('heading', { name: 'Overview' })
}
const comeBack = async (): Promise<HTMLElement> => {
  location.hash = '#/library'
  return screen.findByLabelText('Search the library')
}

it('forgets the answer to a value when it is left: what is scanned meanwhile may hold it', async () => {
  const { field, rows } = await open()
  paste(field, `sk_live_${random}`)
  await screen.findByText('A value, recognised')
  await leave()
  await comeBack()
  expect((await rows()).length).toBeGreaterThan(5)
  expect(screen.queryByText('A value, recognised')).toBeNull()
})

it('shows no answer that comes after it was left, and leads back to nothing', async () => {
  const { client, field, rows, asked } = await open()
  let answer = (): void => {}
  const { call } = client
  client.call = async (method, input) => {
    if (method === 'values.find') await new Promise<void>((resolve) => (answer = resolve))
    return call(method, input)
  }
  paste(field, `sk_live_${random}`)
  location.hash = '#/findings/fnd-1'
  await screen.findByRole('grid', { name: 'Findings' })
  answer()
  await waitFor(() => expect(asked('values.find')).toHaveLength(1))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(location.hash).toBe('#/findings/fnd-1')
  await comeBack()
  expect((await rows()).length).toBeGreaterThan(5)
  expect(screen.queryByText('A value, recognised')).toBeNull()
})

it('offers the types whose form a value has first, where its type is chosen', async () => {
  const { field } = await open()
  paste(field, random)
  fireEvent.click(await screen.findByRole('button', { name: 'Where does it lie?' }))
  const dialog = await screen.findByRole('dialog', { name: 'Find a leaked value' })
  within(dialog).getByText(/the form of 12 types/)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Open a case…' }))
  const options = () => [...dialog.querySelectorAll('option')].map((option) => option.value)
  await waitFor(() => expect(options().length).toBeGreaterThan(20))
  expect(options()[0]).toContain('Cloudflare')
  expect(new Set(options()).size).toBe(options().length)
})

it('asks to paste a value once more when its type is chosen, not before there is a field', async () => {
  const { field } = await open()
  paste(field, random)
  fireEvent.click(await screen.findByRole('button', { name: 'Where does it lie?' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Open a case…' }))
  const type = await screen.findByRole('combobox', { name: 'What it is' })
  await waitFor(() => expect(document.querySelectorAll('option').length).toBeGreaterThan(20))
  expect(screen.queryByText(/Paste it once more/)).toBeNull()
  fireEvent.change(type, { target: { value: 'Datadog client secret' } })
  screen.getByText(/Paste it once more/)
  screen.getByLabelText('The value, once more')
})

it('searches for a pasted name', async () => {
  const { field, rows } = await open()
  paste(field, 'datadog webhook')
  await waitFor(async () => expect((await rows())[0]).toContain('Datadog webhook signing secret'))
  expect((await rows())[0]).toContain('no rule')
  expect(field.value).toBe('datadog webhook')
})

it('sends nothing of a value while it is typed, masks it, and hands the whole of it on', async () => {
  const { field, asked } = await open()
  const typed = `ghp_${random}`
  for (let end = 14; end <= typed.length; end++) fireEvent.change(field, { target: { value: typed.slice(0, end) } })
  expect(field.closest('[class*="masked"]')).not.toBeNull()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(asked('values.find')).toEqual([])
  fireEvent.keyDown(field, { key: 'Enter' })
  await screen.findByText('A value, recognised')
  expect(field.value).toBe('')
  expect(asked('values.find')).toEqual([{ value: typed }])
  fireEvent.change(field, { target: { value: `npm_${random}` } })
  await waitFor(() => expect(asked('values.find')).toHaveLength(2), { timeout: 3000 })
  expect(JSON.stringify(asked('types.list'))).not.toContain('q7')
})

it('takes a pasted text that no type is found by for a value', async () => {
  const { field, asked } = await open()
  paste(field, 'qzxwvkjhgfdplmnb')
  await screen.findByText('A value that no rule knows')
  within(screen.getByRole('article', { name: 'Secret type' })).getByText('No rule knows it')
  expect(screen.queryByText(/Choose one on the left/)).toBeNull()
  expect(field.value).toBe('')
  expect(traces()).not.toContain('qzxwv')
  expect(asked('types.list')).toContainEqual({ search: 'qzxwvkjhgfdplmnb' })
})

it('puts a pasted name in its place in what was typed', async () => {
  const { field } = await open()
  fireEvent.change(field, { target: { value: 'datadog !' } })
  field.setSelectionRange(8, 9)
  paste(field, 'webhook signing')
  await waitFor(() => expect(field.value).toBe('datadog webhook signing'))
})

it('shows no page of a type that is only guessed', async () => {
  const { field } = await open()
  await screen.findByRole('heading', { level: 1, name: 'AWS access key' })
  paste(field, random)
  await screen.findByText('Which one, only the name beside it tells')
  expect(screen.queryByRole('heading', { level: 1, name: /Cloudflare/ })).toBeNull()
})

it('says that a paste is too long, and that a value was not looked up', async () => {
  const { client, field } = await open()
  expect(paste(field, 'x'.repeat(70_000))).toBe(false)
  expect((await screen.findByRole('alert')).textContent).toContain('longer than any secret')
  client.fail['values.find'] = new BulkheadError('workspace.disk-full', 'Free some space.')
  paste(field, `sk_live_${random}`)
  await screen.findByText('The value was not looked up; paste it again')
  expect(screen.queryByText('The library did not load')).toBeNull()
  expect(traces()).not.toContain(random)
})

it('says of a type without a rule that there is none', async () => {
  history.replaceState(null, '', '#/library/datadog-webhook-signing-secret')
  await open()
  await screen.findByText('Bulkhead has no rule for it.')
})

async function openOnPage(text: string) {
  history.replaceState(null, '', '#/library/datadog-webhook-signing-secret')
  const { asked } = await open()
  fireEvent.click(await screen.findByRole('button', { name: 'Open a case on a pasted value' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Find a leaked value' }))
  paste(dialog.getByLabelText('The value'), text)
  return { asked, dialog }
}

it('opens a case of the type on whose page it was asked for, though a generic rule finds the value', async () => {
  const { asked, dialog } = await openOnPage(`password-${random}`)
  await dialog.findByText('Datadog webhook signing secret')
  fireEvent.click(dialog.getByRole('button', { name: 'Open a case' }))
  await screen.findByRole('navigation', { name: 'Steps' })
  expect(asked('cases.open')).toEqual([{ findingIds: expect.any(Array), typeId: 'datadog-webhook-signing-secret' }])
})

it('opens it as the type that a rule tells, where that is wanted', async () => {
  const { asked, dialog } = await openOnPage(`sk_live_${random}`)
  fireEvent.click(await dialog.findByRole('button', { name: 'Open it as Stripe secret key (live)' }))
  fireEvent.click(dialog.getByRole('button', { name: 'Open a case…' }))
  paste(dialog.getByLabelText('The value, once more'), `sk_live_${random}`)
  await screen.findByRole('navigation', { name: 'Steps' })
  expect(asked('cases.open')).toEqual([{ value: `sk_live_${random}`, typeId: 'stripe-secret-key' }])
})

it('asks for the type where a rule says only that it is a secret', async () => {
  const { field, asked } = await open()
  paste(field, `password-${random}`)
  fireEvent.click(await screen.findByRole('button', { name: 'Where does it lie?' }))
  fireEvent.change(await screen.findByRole('combobox', { name: 'What it is' }), { target: { value: 'Datadog client secret' } })
  fireEvent.click(screen.getByRole('button', { name: 'Open a case' }))
  await screen.findByRole('navigation', { name: 'Steps' })
  expect(asked('cases.open')).toMatchObject([{ typeId: 'datadog-client-secret' }])
})
