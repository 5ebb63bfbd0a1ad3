import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { type FakeOptions, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  history.replaceState(null, '', '#/incidents')
})

function open(options: FakeOptions = {}) {
  const client = fakeClient({ findings: 50, ...options })
  render(<App client={client} onConnection={() => () => {}} />)
  const inputs = (method: string): unknown[] => client.calls.filter((call) => call.method === method).map((call) => call.input)
  return { client, inputs }
}

it('lists the open cases with state, score, progress and owner, and counts them in the navigation', async () => {
  open()
  const row = await screen.findByRole('link', { name: /INC-0007/ })
  within(row).getByText('Containing')
  within(row).getByText(/Critical · 86/)
  within(row).getByRole('img', { name: /Assess usage \d+ %/ })
  within(row).getByText('M. Reyes')
  const nav = screen.getByRole('navigation', { name: 'Main' })
  expect(within(nav).getByRole('link', { name: /Incidents/ }).textContent).toBe('Incidents4')
})

it('shows the ended cases by the address, and searches', async () => {
  const { inputs } = open()
  fireEvent.click(await screen.findByRole('radio', { name: 'Ended' }))
  await screen.findByRole('link', { name: /INC-0001/ })
  expect(location.hash).toBe('#/incidents?show=ended')
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search the cases' }), { target: { value: 'npm' } })
  await waitFor(() => expect(screen.queryByRole('link', { name: /INC-0002/ })).toBeNull())
  expect(inputs('cases.list').at(-1)).toEqual({ show: 'ended', search: 'npm' })
  expect(location.hash).not.toContain('npm')
})

it('puts the cases into columns by state', async () => {
  open()
  fireEvent.click(await screen.findByRole('radio', { name: 'Board' }))
  within(await screen.findByRole('region', { name: 'Containing: 1' })).getByRole('link', { name: /INC-0007/ })
  screen.getByRole('region', { name: 'Rotating: 0' })
})

it('walks through the cases by arrow keys', async () => {
  open()
  const first = await screen.findByRole('link', { name: /INC-0007/ })
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toContain('INC-0006')
  fireEvent.keyDown(document.activeElement as Element, { key: 'End' })
  expect(document.activeElement?.textContent).toContain('INC-0008')
})

it('says how a case begins where there is none, and makes a practice leak', async () => {
  const { inputs } = open({ empty: true })
  await screen.findByText('No open case')
  screen.getByRole('link', { name: 'Choose a finding' })
  fireEvent.click(screen.getByRole('button', { name: /Practise on a made-up leak/ }))
  await screen.findByRole('heading', { level: 1, name: /Practice/ })
  expect(inputs('drill.start')).toEqual([{}])
})

it('says why the cases did not load, and tries again', async () => {
  const { client } = open({ fail: { 'cases.list': new BulkheadError('workspace.disk-full', 'Free some space.') } })
  expect((await screen.findByRole('alert')).textContent).toContain('Free some space.')
  delete client.fail['cases.list']
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByRole('link', { name: /INC-0007/ })
})

it('opens a case from a finding and goes to it', async () => {
  history.replaceState(null, '', '#/findings/f0')
  const { inputs } = open()
  fireEvent.click(await screen.findByRole('button', { name: 'Open a case' }))
  await screen.findByRole('navigation', { name: 'Steps' })
  expect(inputs('cases.open')).toEqual([{ findingIds: ['f0'] }])
  expect(location.hash).toBe('#/incidents/INC-0010')
})

it('opens one case for several findings', async () => {
  history.replaceState(null, '', '#/findings')
  const { inputs } = open()
  const grid = await screen.findByRole('grid')
  await waitFor(() => expect(within(grid).getAllByRole('row').length).toBeGreaterThan(4))
  fireEvent.keyDown(grid, { key: 'x' })
  fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true })
  fireEvent.click(await screen.findByRole('button', { name: 'Open a case…' }))
  const dialog = await screen.findByRole('dialog', { name: /Open one case for 2 secrets/ })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Open the case' }))
  await screen.findByRole('navigation', { name: 'Steps' })
  expect((inputs('cases.open')[0] as { findingIds: string[] }).findingIds).toHaveLength(2)
})

it('opens a case on a value that lies nowhere, and keeps nothing of it', async () => {
  const planted = `nothing-${'q7'.repeat(9)}`
  const { inputs } = open()
  const paste = (field: HTMLElement): boolean => fireEvent.paste(field, { clipboardData: { getData: () => planted } })
  fireEvent.keyDown(window, { key: 'v' })
  paste(await screen.findByLabelText('The value'))
  fireEvent.click(await screen.findByRole('button', { name: 'Open a case…' }))
  fireEvent.change(await screen.findByLabelText('What it is'), { target: { value: 'datadog webhook signing secret' } })
  paste(await screen.findByLabelText('The value, once more'))
  await screen.findByRole('navigation', { name: 'Steps' })
  expect(inputs('cases.open')).toEqual([{ value: planted, typeId: 'datadog-webhook-signing-secret' }])
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.documentElement.outerHTML).not.toContain(planted)
})
