import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { layOut } from '../../../test/support/renderer-window.ts'
import { type FakeClient, fakeClient } from '../dev/fake-client.ts'
import { App } from './app.tsx'

const onConnection = () => () => {}

beforeEach(() => {
  layOut()
  localStorage.clear()
  history.replaceState(null, '', '#/findings')
})

async function open(client: FakeClient): Promise<HTMLElement> {
  render(<App client={client} onConnection={onConnection} />)
  const grid = await screen.findByRole('grid', { name: 'Findings' })
  await waitFor(() => expect(shownRow(grid)).toBeTruthy())
  return grid
}

const shownRow = (grid: HTMLElement): HTMLElement | null => grid.querySelector('[role="row"][aria-current="true"]')
const rowNumber = (grid: HTMLElement): string | null => shownRow(grid)?.getAttribute('aria-rowindex') ?? null
const lastInput = (client: FakeClient, method: string): unknown => client.calls.filter((call) => call.method === method).at(-1)?.input

it('renders the rows in view only, of a list that tells its whole length', async () => {
  const grid = await open(fakeClient({ findings: 5000 }))
  expect(grid.getAttribute('aria-rowcount')).toBe('5001')
  expect(within(grid).getAllByRole('row').length).toBeLessThan(40)
})

it('moves by the arrow keys, and shows the finding it rests on', async () => {
  const grid = await open(fakeClient({ findings: 200 }))
  fireEvent.keyDown(grid, { key: 'ArrowDown' })
  fireEvent.keyDown(grid, { key: 'j' })
  await waitFor(() => expect(rowNumber(grid)).toBe('4'))
  const type = shownRow(grid)?.querySelector('[role="gridcell"]:nth-child(2) span')?.textContent
  await waitFor(() =>
    expect(within(screen.getByRole('complementary', { name: 'The finding' })).getByRole('heading', { level: 2 }).textContent).toBe(type)
  )
  fireEvent.keyDown(grid, { key: 'k' })
  await waitFor(() => expect(rowNumber(grid)).toBe('3'))
})

it('goes by Enter into the finding and by Escape back to the list', async () => {
  const grid = await open(fakeClient({ findings: 200 }))
  grid.focus()
  fireEvent.keyDown(grid, { key: 'Enter' })
  const detail = screen.getByRole('complementary', { name: 'The finding' })
  expect(document.activeElement).toBe(detail)
  fireEvent.keyDown(detail, { key: 'Escape' })
  expect(document.activeElement).toBe(grid)
})

it('narrows by a facet: list, counts and address say the same', async () => {
  const client = fakeClient({ findings: 400 })
  await open(client)
  fireEvent.click(await screen.findByRole('checkbox', { name: /^Critical/ }))
  await waitFor(() => expect(location.hash).toContain('severity=critical'))
  expect(lastInput(client, 'findings.list')).toMatchObject({ filter: { severity: ['critical'] } })
  expect(lastInput(client, 'findings.facets')).toMatchObject({ filter: { severity: ['critical'] } })
  fireEvent.click(screen.getByRole('button', { name: 'Clear all filters' }))
  await waitFor(() => expect(location.hash).not.toContain('severity'))
})

it('marks what lies in tests only, narrows by it, and says on its page what it is by its type', async () => {
  const client = fakeClient({ findings: 400 })
  const grid = await open(client)
  fireEvent.click(await screen.findByRole('checkbox', { name: /^Test/ }))
  await waitFor(() => expect(location.hash).toContain('placeKind=test'))
  expect(lastInput(client, 'findings.list')).toMatchObject({ filter: { placeKind: ['test'] } })
  await waitFor(() => expect(within(grid).getAllByText('in tests').length).toBe(within(grid).getAllByRole('row').length - 1))
  const page = screen.getByRole('complementary', { name: 'The finding' })
  await waitFor(() => expect(page.textContent).toMatch(/It lies in tests only, (?:so it is \w+ here and \w+ by its type|and is low as)/))
  expect(within(page).getByText('in tests')).toBeTruthy()
})

it('searches by what is typed, and keeps it out of the address', async () => {
  const client = fakeClient({ findings: 400 })
  await open(client)
  fireEvent.change(screen.getByRole('combobox', { name: 'Search the findings' }), { target: { value: 'type:mailgun is:tip' } })
  await waitFor(() => expect(lastInput(client, 'findings.list')).toMatchObject({ filter: { query: 'type:mailgun is:tip' } }))
  expect(location.href).not.toContain('mailgun')
})

it('does not search for what looks like a value, but offers to find it by value', async () => {
  const client = fakeClient({ findings: 50 })
  await open(client)
  const planted = 'Ab1'.repeat(9)
  fireEvent.change(screen.getByRole('combobox', { name: 'Search the findings' }), { target: { value: planted } })
  fireEvent.click(await screen.findByRole('button', { name: 'Find it by value' }))
  await screen.findByRole('dialog', { name: 'Find a leaked value' })
  expect(lastInput(client, 'values.find')).toEqual({ value: planted })
  expect(JSON.stringify(client.calls.filter((call) => call.method.startsWith('findings.')))).not.toContain(planted)
  expect(document.body.innerHTML).not.toContain(planted)
})

it('ignores what is selected, with a reason, and takes it back', async () => {
  const client = fakeClient({ findings: 60 })
  const grid = await open(client)
  fireEvent.keyDown(grid, { key: 'x' })
  fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true })
  await screen.findByText('2 selected')
  fireEvent.keyDown(grid, { key: 'i' })
  const dialog = await screen.findByRole('dialog', { name: 'Ignore 2 secrets' })
  expect(within(dialog).getByRole('button', { name: 'Ignore' })).toHaveProperty('disabled', true)
  fireEvent.click(within(dialog).getByRole('radio', { name: /Test fixture/ }))
  fireEvent.change(within(dialog).getByLabelText('How long'), { target: { value: '90' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Ignore' }))
  await screen.findByText('58 secrets')
  const sent = lastInput(client, 'findings.ignore') as { ids: string[]; until: string }
  expect(sent).toMatchObject({ reason: 'test-fixture', note: '' })
  expect(Math.round((Date.parse(sent.until) - Date.now()) / 86_400_000)).toBe(90)
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByText('60 secrets')
  expect(lastInput(client, 'findings.unignore')).toEqual({ ids: sent.ids })
})

it('shows a value only after a yes, and hides it again', async () => {
  await open(fakeClient({ findings: 20 }))
  const shown = /made-up-value-of/
  fireEvent.click(await screen.findByRole('button', { name: 'Reveal' }))
  const dialog = await screen.findByRole('dialog', { name: /Show the value/ })
  expect(screen.queryByText(shown)).toBeNull()
  vi.useFakeTimers()
  try {
    await act(async () => fireEvent.click(within(dialog).getByRole('button', { name: /Show it for/ })))
    await act(() => vi.advanceTimersByTimeAsync(10))
    expect(screen.getByText(shown)).toBeTruthy()
    await act(() => vi.advanceTimersByTimeAsync(20_000))
    expect(screen.queryByText(shown)).toBeNull()
  } finally {
    vi.useRealTimers()
  }
})

it('forgets a shown value when another finding is looked at', async () => {
  const grid = await open(fakeClient({ findings: 20 }))
  fireEvent.click(await screen.findByRole('button', { name: 'Reveal' }))
  fireEvent.click(await screen.findByRole('button', { name: /Show it for/ }))
  await screen.findByText(/made-up-value-of/)
  fireEvent.keyDown(grid, { key: 'ArrowDown' })
  await waitFor(() => expect(screen.queryByText(/made-up-value-of/)).toBeNull())
})

it('lays the finding over a narrow window once it is opened', async () => {
  layOut({ width: 640 })
  render(<App client={fakeClient({ findings: 50 })} onConnection={onConnection} />)
  const grid = await screen.findByRole('grid', { name: 'Findings' })
  await within(grid).findAllByText(/…/)
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.keyDown(grid, { key: 'ArrowDown' })
  fireEvent.keyDown(grid, { key: 'Enter' })
  const drawer = await screen.findByRole('dialog', { name: 'The finding' })
  fireEvent.click(within(drawer).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('writes out what a hostile path would hide', async () => {
  history.replaceState(null, '', '#/findings')
  await open(fakeClient({ findings: 300 }))
  fireEvent.change(screen.getByRole('combobox', { name: 'Search the findings' }), { target: { value: 'path:gpj' } })
  expect((await screen.findAllByText('⟨U+202E⟩')).length).toBeGreaterThan(0)
  expect(document.body.textContent).not.toContain('\u202e')
})
