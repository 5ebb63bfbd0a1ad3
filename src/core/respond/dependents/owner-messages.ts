import type { CaseRecord, Dependent } from '../../../contract/case/record.ts'
import type { Settings } from '../../../contract/case/view.ts'

export interface OwnerMessage {
  to: string
  contact: string
  subject: string
  text: string
}

const settled = new Set<Dependent['state']>(['live', 'accepted-break', 'not-a-dependent'])

/** One text to each owner of dependents that still have to move: what happened, what to do, until when, how to test, whom to answer. */
export function ownerMessages(record: CaseRecord, { me, people }: Pick<Settings, 'me' | 'people'>): OwnerMessage[] {
  const groups = new Map<string, Dependent[]>()
  for (const dependent of record.dependents) {
    if (settled.has(dependent.state)) continue
    const key = dependent.owner || dependent.contact ? `${dependent.owner}\n${dependent.contact}` : `nobody\n${dependent.id}`
    groups.set(key, [...(groups.get(key) ?? []), dependent])
  }
  const answerTo = record.assignee ?? me
  const contact = people.find(({ name }) => name === answerTo)?.contact ?? ''
  return [...groups.values()].map((own) => messageTo(own, record, contact === '' ? answerTo : `${answerTo} (${contact})`))
}

function messageTo(own: readonly Dependent[], record: CaseRecord, answerTo: string): OwnerMessage {
  const [first] = own
  const [secret] = record.secrets
  const names = own.map(({ name }) => name)
  const what = `${secret?.type ?? 'key'} (${secret?.preview ?? ''})`
  const due = record.due.dependents ?? record.due.rotate ?? record.due.case
  const subject = `${record.id}: replace the ${secret?.type ?? 'key'} in ${names.length > 2 ? `${names.length} services` : names.join(' and ')}`
  const text = [
    `Hello${first?.owner ? ` ${first.owner}` : ''},`,
    `A secret has leaked and will be switched off: ${what}. You get this since it is used by:`,
    own.map(lineOf).join('\n'),
    'What to do',
    [
      record.replacement
        ? `1. Take the new key from ${record.replacement.place}. It is not in this message, and belongs in no message.`
        : '1. Wait for our word on where the new key lies; it will not be sent by message. Until then find out what you have to change.',
      '2. Put it in staging first and test it there. Then put it in production, and restart what reads its settings only at the start.',
      '3. Tell us when the new key is live, or if this does not use the key at all.'
    ].join('\n'),
    'How to test',
    own
      .map(
        ({ name, test }) =>
          `- ${name}: ${test || 'do one thing that needs the key, and look for it in the provider’s log under the new key.'}`
      )
      .join('\n'),
    'If it fails',
    own
      .map(({ name, fallback }) => `- ${name}: ${fallback || 'go back to the old key while it still works, and tell us at once.'}`)
      .join('\n'),
    due
      ? `Until when: ${due.slice(0, 16).replace('T', ' ')} UTC. We keep the old key on for those who have not moved yet, and ask before it goes.`
      : 'Until when: as soon as you can. Please answer with the time at which you will be done; whoever has the leaked key can use it until then.',
    `Answer to: ${answerTo}, case ${record.id}.`
  ].join('\n\n')
  return { to: first?.owner || `Whoever owns ${names.join(', ')}`, contact: first?.contact ?? '', subject, text }
}

function lineOf({ name, environment, sourceName, path, line, certainty, needsRestart }: Dependent): string {
  const where = path === null ? sourceName : `${sourceName}: ${path}${line === null ? '' : `:${line}`}`
  const facts = [environment, where, certainty === 'suspected' ? 'not certain: please check' : '', needsRestart ? 'needs a restart' : '']
  return `- ${name} (${facts.filter((fact) => fact !== '').join('; ')})`
}
