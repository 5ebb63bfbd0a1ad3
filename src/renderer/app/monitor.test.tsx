import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { type FakeOptions, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  localStorage.clear()
  history.replaceState(null, '', '#/monitor')
})

function open(options: FakeOptions = {}) {
  const client = fakeClient({ findings: 20, ...options })
  render(<App client={client} onConnection={() => () => {}} />)
  return client
}

it('shows each window: what its checks saw and what comes next', async () => {
  open()
  const watch = within(await screen.findByRole('region', { name: /INC-0005/ }))
  const [first, second, byHand] = watch.getAllByRole('listitem')
  expect(first?.textContent).toMatch(/none of their tips.*due for/)
  within(first as HTMLElement).getByRole('img', { name: 'Due' })
  expect(second?.textContent).toMatch(/next in 20/)
  within(second as HTMLElement).getByRole('img', { name: 'Well' })
  within(byHand as HTMLElement).getByText('Not done yet.')
  within(screen.getByRole('region', { name: /INC-0004/ })).getByRole('img', { name: 'Found something' })
})

it('runs what is due, and says what was found', async () => {
  const client = open({ fail: { 'monitor.run': new BulkheadError('workspace.in-use', 'Another Bulkhead works on this workspace.') } })
  const run = await screen.findByRole('button', { name: /Run 2 due checks/ })
  fireEvent.click(run)
  await screen.findByText('Another Bulkhead works on this workspace.')
  await waitFor(() => expect(run).toHaveProperty('disabled', false))
  expect(client.calls.filter(({ method }) => method === 'monitor.run').map(({ input }) => input)).toEqual([{}])
})

it('records what a person saw', async () => {
  const client = open()
  const watch = within(await screen.findByRole('region', { name: /INC-0005/ }))
  fireEvent.click(watch.getByRole('button', { name: 'Record…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'The services work on the new key' }))
  expect(dialog.getByRole('button', { name: 'Record it' })).toHaveProperty('disabled', true)
  fireEvent.click(dialog.getByRole('radio', { name: /Something is wrong/ }))
  fireEvent.change(dialog.getByLabelText('How it was seen'), { target: { value: 'Checkout fails' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Record it' }))
  await waitFor(() =>
    expect(client.calls.find(({ method }) => method === 'cases.act')?.input).toEqual({
      id: 'INC-0005',
      act: { kind: 'record-check', id: 'check-3', ok: false, note: 'Checkout fails' }
    })
  )
})

it('says how a case comes here when there is none', async () => {
  open({ empty: true })
  await screen.findByText('Nothing is watched')
})
