import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { ConnectionState } from '../../contract/transports/bridge.ts'
import { type FakeOptions, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  localStorage.clear()
  delete document.documentElement.dataset.theme
  history.replaceState(null, '', '#/overview')
})

function open(options: FakeOptions = {}) {
  let tell: (state: ConnectionState) => void = () => {}
  const client = fakeClient({ findings: 100, ...options })
  render(
    <App
      client={client}
      onConnection={(listener) => {
        tell = listener
        return () => {}
      }}
    />
  )
  return { client, tell: (state: ConnectionState) => act(() => tell(state)) }
}

it('offers the ways to begin when nothing is here', async () => {
  open({ empty: true })
  await screen.findByRole('heading', { name: 'Nothing has leaked here yet' })
  fireEvent.click(screen.getByRole('button', { name: 'Choose a source' }))
  await screen.findByRole('dialog', { name: 'Scan a source' })
})

it('shows counts in the navigation, and no place that is not there', async () => {
  open()
  const nav = screen.getByRole('navigation', { name: 'Main' })
  await within(nav).findByText('100')
  expect(
    within(nav)
      .getAllByRole('link')
      .map((link) => link.textContent?.replace(/\d.*/, ''))
  ).toEqual(['Overview', 'Sources', 'Findings', 'Incidents', 'Monitor', 'Library', 'Reports'])
})

it.each([
  ['o', 'Overview'],
  ['s', 'Sources'],
  ['f', 'Findings'],
  ['m', 'Monitor'],
  ['r', 'Reports'],
  ['e', 'Settings']
])('goes by g and %s to %s', async (key, name) => {
  history.replaceState(null, '', '#/library')
  open()
  fireEvent.keyDown(window, { key: 'g' })
  fireEvent.keyDown(window, { key })
  await screen.findByRole('heading', { level: 1, name })
})

it('hears no shortcut while somebody types', async () => {
  history.replaceState(null, '', '#/findings')
  open()
  fireEvent.keyDown(await screen.findByRole('combobox'), { key: 'a' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('reaches a secret type by the palette', async () => {
  open()
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  const field = await screen.findByRole('combobox')
  fireEvent.change(field, { target: { value: 'mailgun primary' } })
  fireEvent.click(await screen.findByRole('option', { name: /^Mailgun Primary API Key/ }))
  await screen.findByRole('heading', { level: 1, name: 'Mailgun Primary API Key' })
})

it('finds every case by the palette, however the list of incidents is narrowed', async () => {
  history.replaceState(null, '', '#/incidents')
  open()
  fireEvent.change(await screen.findByRole('searchbox', { name: 'Search the cases' }), { target: { value: 'no such case' } })
  await screen.findByText('No case matches')
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'inc-0001' } })
  fireEvent.click(await screen.findByRole('option', { name: /^INC-0001/ }))
  expect(location.hash).toBe('#/incidents/INC-0001')
})

it('lists the keys', async () => {
  open()
  fireEvent.keyDown(window, { key: '?' })
  within(await screen.findByRole('dialog', { name: 'Keyboard' })).getByText('Command palette')
})

it('follows the system until a theme is chosen, and remembers the choice', async () => {
  open()
  expect(document.documentElement.dataset.theme).toBeUndefined()
  fireEvent.click(screen.getByRole('link', { name: 'Settings' }))
  fireEvent.click(await screen.findByRole('radio', { name: 'Light' }))
  expect(document.documentElement.dataset.theme).toBe('light')
  expect(localStorage.getItem('bulkhead.theme')).toBe('light')
})

it('says that the core is lost, and reads all again when it is back', async () => {
  const { client, tell } = open()
  await screen.findByRole('heading', { name: 'Overview' })
  tell('lost')
  expect(screen.getByRole('alert').textContent).toContain('The connection to Bulkhead is lost.')
  const before = client.calls.length
  tell('open')
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(client.calls.slice(before).map((call) => call.method)).toContain('overview.get')
})

it('says what failed and tries again', async () => {
  const { client } = open({ fail: { 'overview.get': new BulkheadError('workspace.disk-full', 'The disk is full. Free some space.') } })
  expect((await screen.findByRole('alert')).textContent).toContain('Free some space.')
  delete client.fail['overview.get']
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('Worst open secrets')
})
