import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { type FakeOptions, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  localStorage.clear()
  history.replaceState(null, '', '#/overview')
})

function open(options: FakeOptions = {}) {
  const client = fakeClient({ findings: 60, ...options })
  render(<App client={client} onConnection={() => () => {}} />)
  return client
}

it('shows the open cases, each with the next thing to do and how far its steps are', async () => {
  open()
  const cases = within(await screen.findByRole('region', { name: 'Cases' }))
  const first = cases.getByRole('link', { name: /INC-0007/ })
  expect(first.getAttribute('href')).toBe('#/incidents/INC-0007')
  within(first).getByText('Move nightly-digest to the new key')
  within(first).getByRole('img', { name: /Assess usage 83 %.*Monitor 0 %/ })
  within(first).getByText(/Exposed 41/)
  within(cases.getByRole('link', { name: /INC-0005/ })).getByText('Old key off')
})

it('says what runs out, and what is late', async () => {
  open()
  const soon = within(await screen.findByRole('region', { name: 'Runs out soon' }))
  expect(soon.getByRole('link', { name: /Mailgun event log/ }).textContent).toMatch(/19\sh$/)
  expect(soon.getByRole('link', { name: /Assess usage/ }).textContent).toMatch(/5\sh late$/)
  expect(soon.getByRole('link', { name: /The old key is still dead/ }).getAttribute('href')).toBe('#/incidents/INC-0005/monitor')
})

it('compares the times with the last quarter, and tells the chart as a table too', async () => {
  open()
  expect((await screen.findByRole('link', { name: /Exposed, median/ })).textContent).toMatch(/−\d+ % against last quarter/)
  const table = within(screen.getByRole('region', { name: 'How long secrets stay exposed' })).getByRole('table')
  expect(within(table).getAllByRole('row')).toHaveLength(13)
  fireEvent.click(screen.getByRole('radio', { name: '90 days' }))
  await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(14))
})

it('makes the practice leak of an empty workspace, and goes to its case', async () => {
  const client = open({ empty: true })
  fireEvent.click(await screen.findByRole('button', { name: 'Start the drill' }))
  await waitFor(() => expect(location.hash).toBe('#/incidents/INC-0007'))
  expect(client.calls.map(({ method }) => method)).toContain('drill.start')
})

it('says why the practice leak was not made, and can be asked again', async () => {
  open({ empty: true, fail: { 'drill.start': new BulkheadError('drill.folder-not-empty', 'That folder is not empty. Choose another.') } })
  const start = await screen.findByRole('button', { name: 'Start the drill' })
  fireEvent.click(start)
  await screen.findByText('That folder is not empty. Choose another.')
  await waitFor(() => expect(start).toHaveProperty('disabled', false))
})
