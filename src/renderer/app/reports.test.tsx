import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { type FakeOptions, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  localStorage.clear()
  URL.createObjectURL = vi.fn(() => 'blob:made')
  URL.revokeObjectURL = vi.fn()
})

function open(hash: string, options: FakeOptions = {}) {
  history.replaceState(null, '', hash)
  const client = fakeClient({ findings: 20, ...options })
  render(<App client={client} onConnection={() => () => {}} />)
  return client
}

it('shows the page in a frame that may run nothing', async () => {
  open('#/reports/INC-0007')
  const frame = (await screen.findByTitle('Report INC-0007, internal edition')) as HTMLIFrameElement
  expect(frame.getAttribute('sandbox')).toBe('')
  await waitFor(() => expect(frame.srcdoc).toContain('Incident report INC-0007'))
})

it('keeps case, edition and format in the address', async () => {
  const client = open('#/reports/INC-0007')
  fireEvent.change(await screen.findByLabelText('Format'), { target: { value: 'json' } })
  fireEvent.click(screen.getByRole('radio', { name: /External/ }))
  await waitFor(() => expect(location.hash).toBe('#/reports/INC-0007?format=json&edition=external'))
  await screen.findByRole('region', { name: /Text of inc-0007-external.json/ })
  expect(client.calls.filter(({ method }) => method === 'reports.make').at(-1)?.input).toEqual({
    caseId: 'INC-0007',
    format: 'json',
    edition: 'external'
  })
})

it('offers the file with its hash, for download and into a folder', async () => {
  const client = open('#/reports/INC-0007?format=csv')
  const download = await screen.findByRole('link', { name: 'Download' })
  expect(download.getAttribute('download')).toBe('inc-0007-internal.csv')
  screen.getByText('9c1e'.repeat(16))
  fireEvent.change(screen.getByLabelText('Or write it into a folder'), { target: { value: '/srv/reports' } })
  fireEvent.click(screen.getByRole('button', { name: 'Write' }))
  await screen.findByText(/\/srv\/reports\/inc-0007-internal.csv/)
  expect(client.calls.find(({ method }) => method === 'reports.write')?.input).toEqual({
    caseId: 'INC-0007',
    format: 'csv',
    edition: 'internal',
    folder: '/srv/reports'
  })
})

it('says why it could not be written', async () => {
  open('#/reports/INC-0007?format=csv')
  fireEvent.change(await screen.findByLabelText('Or write it into a folder'), { target: { value: '/nowhere' } })
  fireEvent.click(screen.getByRole('button', { name: 'Write' }))
  await screen.findByText(/There is no folder/)
})

it('refuses a report that would hold a secret, with the places, and offers no file', async () => {
  open('#/reports/INC-0006')
  const alert = within(await screen.findByRole('alert'))
  alert.getByText('notes: note 2, line 1')
  alert.getByRole('link', { name: 'To the case' })
  expect(screen.queryByRole('link', { name: 'Download' })).toBeNull()
})

it('says that there is nothing to report on', async () => {
  open('#/reports', { empty: true })
  await screen.findByText('No case to report on')
})
