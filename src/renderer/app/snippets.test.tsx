import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { type FakeClient, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => {
  layOut()
  localStorage.clear()
  history.replaceState(null, '', '#/library/mailgun-primary-api-key')
})

async function open(): Promise<{ client: FakeClient; section: ReturnType<typeof within> }> {
  const client = fakeClient({ findings: 20 })
  render(<App client={client} onConnection={() => () => {}} />)
  return { client, section: within(await screen.findByRole('region', { name: 'Keep it out of the code' })) }
}
const lastAsked = (client: FakeClient): unknown => client.calls.filter(({ method }) => method === 'snippets.list').at(-1)?.input
/** Radix tabs are chosen by a press of the mouse or by the focus. */
const choose = (tab: HTMLElement): void => void fireEvent.mouseDown(tab, { button: 0 })

it('shows code by store and language, with what to install', async () => {
  const { section } = await open()
  await section.findByText(/environment in python/)
  expect(section.queryByText('Install')).toBeNull()
  choose(section.getByRole('tab', { name: 'Vault' }))
  choose(section.getByRole('tab', { name: 'Go' }))
  await section.findByText(/hashicorp-vault in go/)
  section.getByText(/^go get /)
})

it('puts the reader’s own names in, and keeps those of one store from the others', async () => {
  const { client, section } = await open()
  choose(section.getByRole('tab', { name: 'AWS Secrets Manager' }))
  fireEvent.change(section.getByLabelText('Region'), { target: { value: 'eu-central-1' } })
  fireEvent.change(section.getByLabelText('Name of the secret'), { target: { value: 'prod/mail' } })
  await waitFor(() => expect(lastAsked(client)).toEqual({ typeId: 'mailgun-primary-api-key', place: 'prod/mail', address: 'eu-central-1' }))
  choose(section.getByRole('tab', { name: 'Vault' }))
  await waitFor(() => expect(lastAsked(client)).toEqual({ typeId: 'mailgun-primary-api-key', place: 'prod/mail' }))
})

it('says what can’t stand in a snippet, and leaves no code that would be copied all the same', async () => {
  const { section } = await open()
  choose(section.getByRole('tab', { name: 'Conjur' }))
  await section.findByText(/cyberark-conjur in python/)
  fireEvent.change(section.getByLabelText('Id of the variable'), { target: { value: 'a"b' } })
  expect((await section.findByRole('alert')).textContent).toContain('Id of the variable: It has letters')
  expect(section.queryByText(/cyberark-conjur in python/)).toBeNull()
})

it('copies the code', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { clipboard: { writeText } }))
  const { section } = await open()
  fireEvent.click(await section.findByRole('button', { name: 'Copy the code' }))
  expect(writeText).toHaveBeenCalledWith(expect.stringContaining('import os'))
  vi.unstubAllGlobals()
})

it('says of each task of the playbook whether it applies, and where that was read', async () => {
  await open()
  const used = within(screen.getByRole('region', { name: 'Was it used?' }))
  const row = used.getByText('Look at open connections and recent operations').closest('li')
  within(row as HTMLElement).getByText('Not available')
  used.getByText(/Sources differ/)
  used.getByText(/At least 3 days/)
  screen.getByRole('region', { name: 'What stops working' })
})
