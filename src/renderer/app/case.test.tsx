import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { type FakeOptions, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

beforeEach(() => layOut())

async function open(part: string, options: FakeOptions = {}) {
  history.replaceState(null, '', `#/incidents/INC-0007/${part}`)
  const client = fakeClient({ findings: 30, ...options })
  render(<App client={client} onConnection={() => () => {}} />)
  await screen.findByRole('heading', { level: 1, name: /Mailgun Primary API Key/, hidden: true })
  const acts = (): unknown[] => client.calls.filter((call) => call.method === 'cases.act').map((call) => call.input)
  const act = (): unknown => (acts().at(-1) as { act: unknown } | undefined)?.act
  return { client, acts, act }
}

const dialog = (name: RegExp | string): Promise<HTMLElement> => screen.findByRole('dialog', { name })
const write = (within_: HTMLElement, label: string | RegExp, text: string): void => {
  fireEvent.change(within(within_).getByLabelText(label), { target: { value: text } })
}
/** A menu opens by the keyboard: a pointer needs a layout. */
async function choose(trigger: HTMLElement, item: string | RegExp): Promise<void> {
  fireEvent.keyDown(trigger, { key: 'Enter' })
  fireEvent.click(await screen.findByRole('menuitem', { name: item }))
}

it('shows what leaked, how it stands and what is next without a click', async () => {
  await open('assess')
  screen.getByRole('button', { name: /Critical · 86/ })
  screen.getByText('Public', { selector: 'header *' })
  screen.getByText('3 sources · 14 commits')
  screen.getByText('3 of 7')
  const steps = within(screen.getByRole('navigation', { name: 'Steps' })).getAllByRole('link')
  expect(steps.map((step) => step.textContent)).toEqual([
    expect.stringContaining('Assess usage3 of 6 tasks'),
    expect.stringContaining('Rotate1 of 6 tasks'),
    expect.stringContaining('Update dependents3 of 7 moved'),
    expect.stringContaining('Monitorstarts after rotation')
  ])
  within(screen.getByRole('region', { name: 'Next' })).getByText(/Move nightly-digest/)
  await screen.findByText('chain intact')
})

it('shows how the severity adds up', async () => {
  await open('assess')
  fireEvent.click(screen.getByRole('button', { name: /Critical · 86/ }))
  const sum = await dialog('How the severity adds up')
  within(sum).getByText('A public repository.')
  within(sum).getByText('86')
})

it('keeps a note, and shows it in the timeline', async () => {
  const { act } = await open('assess')
  const note = screen.getByLabelText('Add a note to the record')
  fireEvent.change(note, { target: { value: 'Spoke to Growth.' } })
  fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true })
  const timeline = screen.getByRole('complementary', { name: 'Timeline' })
  await within(timeline).findByText('Spoke to Growth.')
  expect(act()).toEqual({ kind: 'note', text: 'Spoke to Growth.' })
  expect((note as HTMLTextAreaElement).value).toBe('')
})

it('shows only what the filter of the timeline keeps', async () => {
  await open('assess')
  const timeline = screen.getByRole('complementary', { name: 'Timeline' })
  await within(timeline).findByText(/Found 7 dependents/)
  await choose(within(timeline).getByRole('button', { name: /^Filter/ }), 'Notes only')
  expect(within(timeline).queryByText(/Found 7 dependents/)).toBeNull()
  within(timeline).getByText(/Growth says/)
})

it('says loudly that the journal was tampered with, and which entry is the first that does not fit', async () => {
  history.replaceState(null, '', '#/incidents/INC-0002')
  render(<App client={fakeClient({ findings: 3 })} onConnection={() => () => {}} />)
  await screen.findByRole('button', { name: /chain broken at 4/ })
  expect(screen.getByRole('alert').textContent).toContain('Entry 4 does not fit the chain')
})

it('says when the chain could not be checked', async () => {
  await open('assess', { fail: { 'cases.verify': new BulkheadError('workspace.damaged', 'Not readable.') } })
  await screen.findByRole('button', { name: 'chain not checked' })
})

it('judges a group of rows, and says whose they are', async () => {
  const { act } = await open('assess')
  await choose(await screen.findByRole('button', { name: /Judgement of 10.4.0.17, domains.list: Ours/ }), 'Unclear')
  await screen.findByRole('button', { name: /Judgement of 10.4.0.17, domains.list: Unclear/ })
  expect(act()).toEqual({ kind: 'judge', group: 'group-3', judgement: 'unclear', note: 'batch job of Growth' })
})

it('shows the rows of a group and why they stand out, in numbers', async () => {
  await open('assess')
  fireEvent.click(await screen.findByRole('button', { name: /1.212 rows of 185.220.101.34/ }))
  const drawer = await dialog('Rows of the group')
  within(drawer).getByText(/6.1 times the median/)
  await within(drawer).findByRole('button', { name: /100 more of 1.212/ })
})

it('shows every row of a group, also after a page did not come', async () => {
  const { client } = await open('assess')
  fireEvent.click(await screen.findByRole('button', { name: /1.212 rows of 185.220.101.34/ }))
  const drawer = within(await dialog('Rows of the group'))
  const rows = (): number => drawer.getAllByRole('row').length - 1
  const more = (): Promise<HTMLElement> => drawer.findByRole('button', { name: /more of 1.212/ })
  const button = await more()
  client.fail['usage.rows'] = new BulkheadError('workspace.in-use', 'Another Bulkhead works on this workspace.')
  fireEvent.click(button)
  fireEvent.click(button)
  await drawer.findByText('Another Bulkhead works on this workspace.')
  expect(rows()).toBe(100)
  delete client.fail['usage.rows']
  fireEvent.click(drawer.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(rows()).toBe(200))
  expect(drawer.queryByRole('alert')).toBeNull()
  fireEvent.click(await more())
  await waitFor(() => expect(rows()).toBe(300))
  const offsets = client.calls.filter(({ method }) => method === 'usage.rows').map(({ input }) => (input as { offset: number }).offset)
  expect(offsets).toEqual([0, 100, 100, 200])
})

it('reads the chart hour by hour by arrow keys, and as a table', async () => {
  await open('assess')
  const chart = await screen.findByRole('slider', { name: 'Usage over time' })
  fireEvent.keyDown(chart, { key: 'End' })
  expect(chart.getAttribute('aria-valuetext')).toMatch(/requests, while exposed/)
  fireEvent.click(screen.getByRole('radio', { name: 'Table' }))
  const table = await screen.findByRole('region', { name: 'Usage over time, as a table' })
  expect(within(table).getAllByText('spike')).toHaveLength(7)
})

it('imports a log: looks at it first, asks which column is which, shows how far it is', async () => {
  const { client } = await open('assess')
  fireEvent.click(await screen.findByRole('button', { name: 'Import log' }))
  const form = await dialog('Import a log')
  fireEvent.click(within(form).getByRole('button', { name: 'Browse' }))
  fireEvent.click(await within(form).findByRole('button', { name: /egress.csv/ }))
  fireEvent.click(within(form).getByRole('button', { name: 'Look at it' }))
  await within(form).findByText('The format is not known.')
  write(form, 'Action', 'verb')
  write(form, 'Zone of times without one', 'Europe/Berlin')
  fireEvent.click(within(form).getByRole('button', { name: 'Import' }))
  await screen.findByRole('progressbar', { name: 'The log is imported' })
  expect(client.calls.find((call) => call.method === 'logs.import')?.input).toEqual({
    caseId: 'INC-0007',
    path: '/home/mreyes/egress.csv',
    mapping: { time: 'when', ip: 'client', action: 'verb' },
    zone: 'Europe/Berlin'
  })
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  await waitFor(() => expect(screen.queryByRole('progressbar', { name: 'The log is imported' })).toBeNull())
})

it('concludes with the rows and the gaps in sight', async () => {
  const { act } = await open('assess')
  fireEvent.click(await screen.findByRole('button', { name: 'Change it…' }))
  const form = await dialog('What became of the key?')
  within(form).getByText(/39 days of it are in no log/)
  fireEvent.click(within(form).getByRole('radio', { name: /Not knowable/ }))
  fireEvent.click(within(form).getByRole('checkbox', { name: /45.153.160.2/ }))
  fireEvent.click(within(form).getByRole('button', { name: 'Conclude' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(act()).toMatchObject({ kind: 'conclude', outcome: 'not-knowable', groups: ['group-1'] })
})

it('states the gaps in writing', async () => {
  const { act } = await open('assess')
  fireEvent.click(await screen.findByRole('button', { name: 'State the gaps…' }))
  const form = await dialog('What the logs can’t show')
  expect((within(form).getByLabelText('Statement') as HTMLTextAreaElement).value).toContain('39 days')
  fireEvent.click(within(form).getByRole('button', { name: 'State it' }))
  await screen.findByText('What the logs can’t show.', { selector: 'blockquote b' })
  expect(act()).toMatchObject({ kind: 'state', about: 'log-gaps' })
})

it('ticks a task of a person, and none that follows from what happened', async () => {
  const { act } = await open('assess')
  fireEvent.click(await screen.findByRole('checkbox', { name: /Search your own egress log/ }))
  await waitFor(() => expect(act()).toMatchObject({ kind: 'task', task: 'own-logs', done: true }))
  expect(screen.queryByRole('checkbox', { name: /State what the logs/ })).toBeNull()
  expect(screen.queryByRole('checkbox', { name: /Review active connections/ })).toBeNull()
  screen.getByText(/Sources disagree/)
})

it('refuses to switch the old key off while somebody needs it, and does it with a reason', async () => {
  const { acts } = await open('dependents')
  screen.getByText('The old key stays on: 4 dependents still use it')
  fireEvent.click(screen.getByRole('button', { name: 'Deactivate old key…' }))
  const form = await dialog('Record: deactivate the old key')
  const record = within(form).getByRole('button', { name: 'Record it' })
  write(form, 'What proves it', 'The console says so.')
  expect(record).toHaveProperty('disabled', true)
  fireEvent.click(within(form).getByRole('checkbox', { name: 'I know that there is no way back' }))
  fireEvent.click(record)
  const refusal = await within(form).findByRole('alert')
  expect(refusal.textContent).toContain('4 dependents still use the old key.')
  fireEvent.click(within(form).getByRole('button', { name: 'Override with a reason…' }))
  const override = within(form).getByRole('button', { name: 'Override and do it' })
  expect(override).toHaveProperty('disabled', true)
  write(form, /Why it is right/, 'The key is being used to send spam now.')
  fireEvent.click(override)
  const shown = await screen.findByRole('region', { name: 'Overrides' })
  expect(shown.textContent).toContain('The key is being used to send spam now.')
  expect(acts()).toHaveLength(2)
  expect(acts()[1]).toMatchObject({ act: { kind: 'rotate', step: 'deactivated' }, override: 'The key is being used to send spam now.' })
})

it('moves a dependent by its menu, and asks for a reason where it breaks', async () => {
  const { act } = await open('dependents')
  await choose(screen.getByRole('button', { name: 'Move crm-sync to…' }), 'Live on new key')
  within(await screen.findByRole('region', { name: 'Live on new key: 4' })).getByText('crm-sync')
  expect(act()).toEqual({ kind: 'move-dependent', id: 'dep-4', to: 'live' })
  await choose(screen.getByRole('button', { name: 'Move legacy-forms to…' }), 'Accepted to break')
  const form = await dialog(/legacy-forms: accepted to break/)
  const accept = within(form).getByRole('button', { name: 'Accept that it breaks' })
  expect(accept).toHaveProperty('disabled', true)
  write(form, 'Why, and who decided', 'It is switched off in December.')
  fireEvent.click(accept)
  await screen.findByRole('region', { name: 'Accepted to break: 1' })
})

it('moves a dependent by drag and drop', async () => {
  const { act } = await open('dependents')
  const data = new Map<string, string>()
  const dataTransfer = { setData: (kind: string, text: string) => data.set(kind, text), getData: (kind: string) => data.get(kind) ?? '' }
  const tile = (await screen.findByRole('button', { name: /^nightly-digest/ })).closest('article')
  if (!tile) throw new Error('no tile')
  fireEvent.dragStart(tile, { dataTransfer })
  fireEvent.drop(screen.getByRole('region', { name: 'Tested: 1' }), { dataTransfer })
  await screen.findByRole('region', { name: 'Tested: 2' })
  expect(act()).toEqual({ kind: 'move-dependent', id: 'dep-1', to: 'tested' })
})

it('shows the patch, the texts to the owners and the inventory', async () => {
  const { act } = await open('dependents')
  fireEvent.click(await screen.findByRole('button', { name: 'View patch' }))
  within(await dialog('Patch for nightly-digest')).getByText(/Bulkhead does not apply it/)
  await screen.findByText(/^\+ +api_key: .*MAILGUN_API_KEY/)
  fireEvent.click(screen.getByRole('button', { name: 'Done' }))
  fireEvent.click(screen.getByRole('button', { name: 'Message owners' }))
  const messages = await dialog('Message the owners')
  fireEvent.click(within(await within(messages).findByRole('region', { name: 'To Growth' })).getByRole('button', { name: 'It is sent' }))
  await waitFor(() => expect(act()).toMatchObject({ kind: 'tell', to: 'Growth' }))
})

it('takes the place of the new key and only the fingerprint of its value', async () => {
  const planted = `planted-${'z4'.repeat(12)}`
  const { act } = await open('rotate')
  fireEvent.click(await screen.findByRole('button', { name: 'Change…' }))
  const form = await dialog('Where is the new key?')
  within(form).getByText(/Only the fingerprint of the value is kept/)
  const value = within(form).getByLabelText('New value (optional)') as HTMLInputElement
  expect(value.type).toBe('password')
  value.value = planted
  write(form, 'Place', 'vault: secret/mail/new')
  fireEvent.click(within(form).getByRole('button', { name: 'Record it' }))
  await screen.findByText('vault: secret/mail/new')
  expect(act()).toMatchObject({ kind: 'replace', place: 'vault: secret/mail/new', value: planted })
  expect(document.documentElement.outerHTML).not.toContain(planted)
})

it('starts monitoring only when the old value is rejected, runs its checks and records those of people', async () => {
  const { act } = await open('monitor')
  fireEvent.click(screen.getByRole('button', { name: 'Start monitoring…' }))
  const form = await dialog('Start monitoring')
  fireEvent.click(within(form).getByRole('button', { name: 'Start' }))
  expect((await within(form).findByRole('alert')).textContent).toContain('Nobody has proven yet that the old value is rejected.')
  fireEvent.click(within(form).getByRole('button', { name: 'Override with a reason…' }))
  write(form, /Why it is right/, 'Mailgun gives no answer to try.')
  fireEvent.click(within(form).getByRole('button', { name: 'Override and do it' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Run now' }))
  const list = within(await screen.findByRole('region', { name: 'Monitoring' }))
  const unused = list.getByText(/show no use of the old key/).closest('li') as HTMLElement
  await within(unused).findByText('Not decided: no log was imported since monitoring began.')
  expect(list.getAllByText('All is well')).toHaveLength(1)
  await screen.findByText('1 of 2 checks not decided')
  fireEvent.click(screen.getByRole('button', { name: /^Record… The services work/ }))
  const check = await dialog(/The services work/)
  fireEvent.click(within(check).getByRole('radio', { name: /^All is well/ }))
  fireEvent.click(within(check).getByRole('button', { name: 'Record it' }))
  await waitFor(() => expect(act()).toMatchObject({ kind: 'record-check', ok: true }))
  fireEvent.click(screen.getByRole('button', { name: /^Record… The services work/ }))
  const again = await dialog(/The services work/)
  fireEvent.click(within(again).getByRole('radio', { name: /^Something is wrong/ }))
  fireEvent.click(within(again).getByRole('button', { name: 'Record it' }))
  // That a service is unwell does not mean that the key is back.
  await list.findByText('Something is wrong')
  expect(list.queryByText('It is back')).toBeNull()
})

it('closes with its gates in sight, refused first, then with a reason, and can be reopened', async () => {
  const { act } = await open('monitor')
  fireEvent.click(screen.getByRole('button', { name: 'Close the case…' }))
  const form = await dialog('Close INC-0007')
  expect(within(form).getAllByText('Shut:').length).toBeGreaterThan(2)
  write(form, 'In words', 'Revoked; the logs were read.')
  fireEvent.click(within(form).getByRole('button', { name: 'Close the case' }))
  await within(form).findByRole('alert')
  fireEvent.click(within(form).getByRole('button', { name: 'Override with a reason…' }))
  write(form, /Why it is right/, 'Merged into INC-0003.')
  fireEvent.click(within(form).getByRole('button', { name: 'Override and do it' }))
  await waitFor(() => expect(location.hash).toBe('#/incidents/INC-0007/report'))
  const end = await screen.findByRole('region', { name: 'The end of the case' })
  within(end).getByText(/revoked and verified/)
  expect(act()).toMatchObject({ kind: 'close', reason: 'revoked-verified', outcome: 'used-by-others', until: null })
  fireEvent.click(within(end).getByRole('button', { name: 'Reopen…' }))
  const again = await dialog('Reopen the case')
  write(again, 'Why', 'The key was seen again.')
  fireEvent.click(within(again).getByRole('button', { name: 'Reopen it' }))
  await screen.findByText(/This case was reopened/)
})

it('asks in words before it gives up a case without an owner', async () => {
  const { act } = await open('assess')
  fireEvent.click(screen.getByRole('button', { name: /Owner M. Reyes/ }))
  const form = await dialog('Who owns this case?')
  write(form, 'Name', 'A. Kaya')
  fireEvent.click(within(form).getByRole('button', { name: 'Give it to them' }))
  await screen.findByRole('button', { name: /Owner A. Kaya/ })
  expect(act()).toEqual({ kind: 'assign', assignee: 'A. Kaya' })
})

it('offers the names and the zone of the settings, as they are now', async () => {
  const { client } = await open('assess')
  fireEvent.click(screen.getByRole('button', { name: /Owner M. Reyes/ }))
  write(await dialog('Who owns this case?'), 'Name', '')
  fireEvent.click(screen.getByRole('button', { name: 'Leave it without an owner' }))
  const settings = { me: 'A. Kowalski', hours: { zone: 'Asia/Tokyo', days: [1], from: 8, to: 18 } }
  await client.call('settings.set', settings)
  fireEvent.click(await screen.findByRole('button', { name: 'Give it an owner…' }))
  const form = await dialog('Who owns this case?')
  expect((within(form).getByLabelText('Name') as HTMLInputElement).value).toBe('A. Kowalski')
  fireEvent.click(within(form).getByRole('button', { name: 'Cancel' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Import log' }))
  const log = await dialog('Import a log')
  write(log, 'Log file', '/home/mreyes/evidence/access.csv')
  fireEvent.click(within(log).getByRole('button', { name: 'Look at it' }))
  const zone = (await within(log).findByLabelText('Zone of times without one')) as HTMLInputElement
  expect([...(zone.list?.options ?? [])].map(({ value }) => value)).toContain('Asia/Tokyo')
})

it('asks about an act outside of a dialog that a gate refuses', async () => {
  const { client } = await open('assess')
  client.fail['cases.act'] = new BulkheadError('case.refused', 'The rotation goes in its order.', { data: { gate: 'rotation-order' } })
  await choose(screen.getByRole('button', { name: 'Containing' }), 'Begin to rotate')
  const asked = await dialog('A gate is shut')
  within(asked).getByText('The rotation goes in its order.')
  fireEvent.click(within(asked).getByRole('button', { name: 'Leave it as it is' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('attaches a file and says when only its hash is kept', async () => {
  const { client } = await open('evidence')
  const drawer = await dialog('Evidence')
  fireEvent.click(within(drawer).getByRole('button', { name: 'Attach…' }))
  const form = await dialog('Attach a file')
  write(form, 'File', '/home/mreyes/.env')
  fireEvent.click(within(form).getByRole('button', { name: 'Attach' }))
  await screen.findByText('Attached by its hash alone')
  expect(client.calls.find((call) => call.method === 'cases.attach')?.input).toMatchObject({ path: '/home/mreyes/.env', keep: true })
})

it('attaches a file in the midst of an act, and does not do the act with it', async () => {
  const { client, acts } = await open('dependents')
  fireEvent.click(screen.getByRole('button', { name: 'Deactivate old key…' }))
  const form = await dialog('Record: deactivate the old key')
  write(form, 'What proves it', 'The console shows it.')
  fireEvent.click(within(form).getByRole('button', { name: 'Attach a file…' }))
  const over = await dialog('Attach a file')
  write(over, 'File', '/home/mreyes/console.png')
  fireEvent.click(within(over).getByRole('button', { name: 'Attach' }))
  await within(form).findByRole('checkbox', { name: /console.png/, checked: true })
  expect(client.calls.filter(({ method }) => method === 'cases.attach')).toHaveLength(1)
  expect(acts()).toEqual([])
  expect((within(form).getByLabelText('What proves it') as HTMLTextAreaElement).value).toBe('The console shows it.')
})

it('checks the evidence and names the file that changed', async () => {
  await open('evidence')
  const drawer = await dialog('Evidence')
  fireEvent.click(within(drawer).getByRole('button', { name: 'Check all' }))
  await within(drawer).findByText('Changed')
  expect(within(drawer).getAllByText('Unchanged')).toHaveLength(2)
})

it('keeps the record: cause, impact, lesson, and the clock of the law', async () => {
  const { act } = await open('record')
  screen.getByText('of 72 h left')
  fireEvent.click(screen.getByRole('button', { name: 'Say how it leaked…' }))
  const cause = await dialog('How did it leak?')
  fireEvent.click(within(cause).getByRole('radio', { name: /Accidental exposure/ }))
  write(cause, 'In words', 'A settings file was committed.')
  fireEvent.click(within(cause).getByRole('button', { name: 'Save' }))
  await screen.findByText('Accidental exposure.')
  fireEvent.click(screen.getByRole('button', { name: 'Weigh again…' }))
  const law = await dialog('Must somebody be notified?')
  fireEvent.click(within(law).getByRole('radio', { name: /No duty/ }))
  expect(within(law).getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true)
  write(law, 'Why', 'No personal data.')
  fireEvent.click(within(law).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(act()).toMatchObject({ kind: 'weigh-law', decision: 'no-duty', reason: 'No personal data.' }))
})

it('says what a rewrite of the history would touch, and that rotation comes first', async () => {
  await open('cleanup')
  await screen.findByRole('region', { name: 'newsletter-service' })
  screen.getByText('Rotation comes first.')
  screen.getByRole('button', { name: 'Copy Rewrite it' })
})

it('names what the report still lacks', async () => {
  await open('report')
  screen.getByText('Cause: how it leaked')
  expect(screen.getByRole('link', { name: 'Preview and export' }).getAttribute('href')).toBe('#/reports/INC-0007')
})

it('says that a case is not there', async () => {
  history.replaceState(null, '', '#/incidents/INC-9999')
  render(
    <App
      client={fakeClient({ findings: 3, fail: { 'cases.get': new BulkheadError('case.not-found', 'There is no case INC-9999.') } })}
      onConnection={() => () => {}}
    />
  )
  expect((await screen.findByRole('alert')).textContent).toContain('There is no case INC-9999.')
})

it('goes to any part of the case by the palette', async () => {
  await open('assess')
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'clean the history' } })
  fireEvent.click(await screen.findByRole('option', { name: /Clean the history/ }))
  await waitFor(() => expect(location.hash).toBe('#/incidents/INC-0007/cleanup'))
})
