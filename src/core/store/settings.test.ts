import os from 'node:os'
import { expect, it } from 'vitest'
import { memoryWorkspace } from '../../../test/support/workspace.ts'
import { openDatabase } from './open-database.ts'
import { openSettings } from './settings.ts'

const hours = { zone: 'Europe/Berlin', days: [1, 2, 3], from: 7, to: 15 }

it('begins with the name of the user and the hours of an office in the zone of the machine', () => {
  expect(memoryWorkspace().workspace.settings.get()).toEqual({
    me: os.userInfo().username,
    people: [],
    allowList: [],
    hours: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, days: [1, 2, 3, 4, 5], from: 8, to: 18 }
  })
})

it('keeps what is set and leaves the rest', () => {
  const { settings } = memoryWorkspace().workspace
  const allowList = [{ cidr: '192.0.2.0/24', label: 'office', owner: 'ada', until: null }]
  const before = settings.get()
  expect(settings.set({ hours, allowList })).toEqual({ ...before, hours, allowList })
  expect(settings.set({ me: 'ben', allowList: [] })).toEqual({ ...before, hours, me: 'ben' })
  expect(settings.get()).toEqual({ ...before, hours, me: 'ben' })
})

it('takes nothing that is no setting', () => {
  const { settings } = memoryWorkspace().workspace
  const before = settings.get()
  expect(() => settings.set({ me: 'eve', hours: { ...hours, from: 25 } })).toThrow()
  expect(settings.get()).toEqual(before)
  settings.set({ me: 'ben', ...{ token: 'a value' } })
  expect(JSON.stringify(settings.get())).not.toContain('a value')
})

it('says so when a setting was changed to something else', () => {
  const db = openDatabase(':memory:')
  const settings = openSettings(db)
  db.exec(`INSERT INTO settings VALUES ('hours', '{"zone": 1}')`)
  expect(() => settings.get()).toThrow(
    expect.objectContaining({ code: 'workspace.damaged', message: expect.stringContaining('the setting hours') })
  )
  db.close()
})
