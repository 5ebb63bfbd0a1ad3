import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { type FakeClient, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  localStorage.clear()
  history.replaceState(null, '', '#/settings')
})

async function open(card: string): Promise<{ client: FakeClient; card: ReturnType<typeof within> }> {
  const client = fakeClient({ findings: 20 })
  render(<App client={client} onConnection={() => () => {}} />)
  return { client, card: within(await screen.findByRole('region', { name: card })) }
}
const saved = (client: FakeClient): unknown => client.calls.filter(({ method }) => method === 'settings.set').at(-1)?.input

it('saves the name and the colleagues together', async () => {
  const { client, card } = await open('You and your colleagues')
  expect(card.queryByRole('button', { name: 'Save' })).toBeNull()
  fireEvent.change(card.getByLabelText('Your name'), { target: { value: 'A. Kowalski' } })
  fireEvent.click(card.getByRole('button', { name: 'Remove J. Tan' }))
  fireEvent.click(card.getByRole('button', { name: 'Save' }))
  await screen.findByText('People saved')
  expect(saved(client)).toMatchObject({ me: 'A. Kowalski', people: [{ name: 'M. Reyes' }, { name: 'A. Kowalski' }] })
  expect(card.queryByRole('button', { name: 'Save' })).toBeNull()
})

it('puts the refusal of a network at its row, and keeps what was typed', async () => {
  const { client, card } = await open('Allow list')
  fireEvent.change(card.getByLabelText('Network 2'), { target: { value: '10.0.0.0' } })
  fireEvent.click(card.getByRole('button', { name: 'Save' }))
  const alert = await card.findByRole('alert')
  expect(alert.textContent).toContain('10.0.0.0 is not a network')
  const field = card.getByLabelText('Network 2') as HTMLInputElement
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.getAttribute('aria-describedby')).toBe(alert.id)
  expect(card.getByLabelText('Network 1').getAttribute('aria-invalid')).toBe('false')
  fireEvent.change(field, { target: { value: ' 2001:db8::/32 ' } })
  expect(card.queryByRole('alert')).toBeNull()
  fireEvent.click(card.getByRole('button', { name: 'Save' }))
  await screen.findByText('Allow list saved')
  expect(saved(client)).toMatchObject({ allowList: [{ cidr: '10.0.0.0/8' }, { cidr: '2001:db8::/32' }, { cidr: '203.0.113.7/32' }] })
})

it('takes changes back', async () => {
  const { card } = await open('Allow list')
  fireEvent.click(card.getByRole('button', { name: 'Add a network' }))
  expect(card.getByLabelText('Network 4')).toBeTruthy()
  fireEvent.click(card.getByRole('button', { name: 'Undo' }))
  expect(card.queryByLabelText('Network 4')).toBeNull()
})

it('tells what the clock says in the zone, and saves days and hours', async () => {
  const { client, card } = await open('Working hours')
  fireEvent.change(card.getByLabelText('Time zone'), { target: { value: 'Europe/Nowhere' } })
  card.getByText(/That is not a time zone/)
  fireEvent.change(card.getByLabelText('Time zone'), { target: { value: 'Asia/Tokyo' } })
  card.getByText(/There it is/)
  fireEvent.click(card.getByRole('checkbox', { name: 'Sat' }))
  fireEvent.click(card.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved(client)).toEqual({ hours: { zone: 'Asia/Tokyo', days: [1, 2, 3, 4, 5, 6], from: 8, to: 18 } }))
})

it('says who guards the workspace key, and moves it after a yes where the app can', async () => {
  const { card } = await open('Workspace key')
  expect(card.queryByRole('button')).toBeNull()

  document.body.replaceChildren()
  const client = fakeClient({ findings: 20, keyStore: 'the macOS keychain' })
  render(<App client={client} onConnection={() => () => {}} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Guard it with the system…' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(client.calls.some(({ method }) => method === 'workspace.moveKey')).toBe(false)
  fireEvent.click(dialog.getByRole('button', { name: 'Move it into the key store' }))
  await screen.findByText('the macOS keychain')
  expect(client.calls.find(({ method }) => method === 'workspace.moveKey')?.input).toEqual({ to: 'system' })
  expect(screen.getByRole('button', { name: 'Keep it in a file…' })).toBeDefined()
})
