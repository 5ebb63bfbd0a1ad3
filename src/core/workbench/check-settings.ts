import type { Settings, WorkingHours } from '../../contract/case/view.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { ParsedInput } from '../../contract/methods.ts'
import { parseCidr } from '../usage/cidr.ts'

type SettingsChange = ParsedInput<'settings.set'>

/** Settings as they may be kept, days of the week in order. Throws settings.bad-cidr and settings.bad-zone, which name the entry; contract.bad-input. */
export function checkSettings({ me, people, allowList, hours }: SettingsChange): Partial<Settings> {
  if (me?.trim() === '') throw bad('The name that the journals get is empty. Give a name.')
  if (people?.some(({ name }) => name.trim() === '')) throw bad('A person in the list has no name. Give each one a name.')
  for (const [index, entry] of (allowList ?? []).entries()) checkCidr(entry, index)
  return {
    ...(me === undefined ? {} : { me: me.trim() }),
    ...(people === undefined ? {} : { people }),
    ...(allowList === undefined ? {} : { allowList }),
    ...(hours === undefined ? {} : { hours: checkHours(hours) })
  }
}

function checkCidr({ cidr, label }: Settings['allowList'][number], index: number): void {
  try {
    parseCidr(cidr)
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error
    const which = `Entry ${index + 1} of the allow list${label === '' ? '' : ` (${label})`}`
    throw new BulkheadError(error.code, `${which}: ${error.message}`, { cause: error, data: { index } })
  }
}

function checkHours(hours: WorkingHours): WorkingHours {
  if (!isZone(hours.zone))
    throw new BulkheadError(
      'settings.bad-zone',
      `${JSON.stringify(hours.zone.slice(0, 100))} is no time zone. Write it as in the IANA list, such as Europe/Berlin or UTC.`
    )
  if (hours.from >= hours.to) throw bad(`The working hours begin at ${hours.from} and end at ${hours.to}. Give an end after the begin.`)
  const days = [...new Set(hours.days)].sort((a, b) => a - b)
  if (days.length === 0) throw bad('There is no working day, so every hour would be odd. Choose at least one.')
  return { ...hours, days }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const bad = (message: string): BulkheadError => new BulkheadError('contract.bad-input', message)
