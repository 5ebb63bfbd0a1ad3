import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  history.replaceState(null, '', '#/sources')
})

async function openDialog() {
  const client = fakeClient({ findings: 30 })
  render(<App client={client} onConnection={() => () => {}} />)
  await screen.findByRole('list', { name: 'Sources' })
  fireEvent.keyDown(window, { key: 'a' })
  const dialog = await screen.findByRole('dialog', { name: 'Scan a source' })
  const inputs = (method: string): unknown[] => client.calls.filter((call) => call.method === method).map((call) => call.input)
  const lookAt = (location: string): void => {
    fireEvent.change(within(dialog).getByLabelText('Folder or clone address'), { target: { value: location } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Look at it' }))
  }
  return { dialog, inputs, lookAt }
}

it('adds a folder: says what it is, that nothing leaves the machine, and goes to its scan', async () => {
  const { dialog, inputs, lookAt } = await openDialog()
  lookAt('/home/me/code/shallow-shop')
  await within(dialog).findByText('Git repository')
  within(dialog).getByText(/Shallow clone/)
  within(dialog).getByText('Nothing leaves this machine.')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Add and scan' }))
  await waitFor(() => expect(location.hash).toBe('#/sources/src-4'))
  expect(inputs('scans.start')).toEqual([{ sourceId: 'src-4' }])
})

it('clones only after a yes to the host by name', async () => {
  const { dialog, inputs, lookAt } = await openDialog()
  lookAt('https://git.example.org/team/shop.git')
  await within(dialog).findByText('git.example.org')
  const clone = within(dialog).getByRole('button', { name: 'Clone and scan' })
  expect(clone).toHaveProperty('disabled', true)
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /Allow Bulkhead to contact git.example.org/ }))
  fireEvent.click(clone)
  await waitFor(() => expect(inputs('scans.start')).toEqual([{ sourceId: 'src-4', allowNetwork: true }]))
})

it('takes the yes back when the address changes', async () => {
  const { dialog, lookAt } = await openDialog()
  lookAt('https://git.example.org/team/shop.git')
  fireEvent.click(await within(dialog).findByRole('checkbox', { name: /Allow/ }))
  lookAt('https://elsewhere.example/shop.git')
  expect(await within(dialog).findByRole('checkbox', { name: /elsewhere.example/ })).toHaveProperty('checked', false)
})

it('sends user and token once, and empties the fields', async () => {
  const { dialog, inputs, lookAt } = await openDialog()
  lookAt('https://git.example.org/team/shop.git')
  fireEvent.click(await within(dialog).findByRole('checkbox', { name: /Allow/ }))
  fireEvent.click(within(dialog).getByRole('button', { name: 'It asks for a user and a token' }))
  const token = within(dialog).getByLabelText('Token or password') as HTMLInputElement
  expect(token.type).toBe('password')
  within(dialog).getByLabelText<HTMLInputElement>('User').value = 'me'
  token.value = 'planted-token'
  fireEvent.click(within(dialog).getByRole('button', { name: 'Clone and scan' }))
  expect(token.value).toBe('')
  await waitFor(() => expect(inputs('scans.start')).toMatchObject([{ credentials: { user: 'me', token: 'planted-token' } }]))
  expect(JSON.stringify(inputs('sources.add'))).not.toContain('planted-token')
})

it('says why a place cannot be scanned', async () => {
  const { dialog, lookAt } = await openDialog()
  lookAt('nope')
  expect((await within(dialog).findByRole('alert')).textContent).toContain('There is nothing at nope.')
})

it('goes through folders to a repository', async () => {
  const { dialog, inputs } = await openDialog()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Browse' }))
  fireEvent.click(await within(dialog).findByRole('button', { name: 'code' }))
  await within(dialog).findByText('/home/mreyes/code')
  fireEvent.click(await within(dialog).findByRole('button', { name: /newsletter-service git repository/ }))
  await waitFor(() => expect(inputs('sources.inspect')).toEqual([{ location: '/home/mreyes/code/newsletter-service' }]))
})

it('accounts for each object of a scan, and says what was skipped and why', async () => {
  history.replaceState(null, '', '#/sources/src-3')
  render(<App client={fakeClient({ findings: 30 })} onConnection={() => () => {}} />)
  await screen.findByText(/objects, each accounted for/)
  screen.getByText('Missing')
  screen.getByText('its delta base is not in any pack')
})

it('removes a source after a yes', async () => {
  const client = fakeClient({ findings: 30 })
  history.replaceState(null, '', '#/sources/src-1')
  render(<App client={client} onConnection={() => () => {}} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Remove…' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Remove it' }))
  await waitFor(() => expect(screen.queryAllByText('newsletter-service')).toHaveLength(0))
  expect(client.calls.find((call) => call.method === 'sources.remove')?.input).toEqual({ id: 'src-1' })
})
