import { expect, it } from 'vitest'
import { readAct } from './read-act.ts'

const input = (text: string) => async (): Promise<string> => text
const none = input('')

it('reads fields as texts, and as JSON where a text can not stand', async () => {
  expect(await readAct('note', ['text=2024'], none)).toEqual({ kind: 'note', text: '2024' })
  expect(await readAct('record-check', ['id=check-1', 'ok=true', 'note=a=b'], none)).toMatchObject({ ok: true, note: 'a=b' })
  expect(await readAct('assign', ['assignee=null'], none)).toEqual({ kind: 'assign', assignee: 'null' })
  expect(await readAct('rotate', ['step=created', 'text=made', 'evidence=["evidence-2"]'], none)).toMatchObject({
    evidence: ['evidence-2']
  })
})

it('takes a value, or the whole act, from standard input', async () => {
  expect(await readAct('replace', ['place=vault', 'value=-'], input('new one'))).toMatchObject({ value: 'new one' })
  expect(await readAct('-', [], input('{"kind":"assign","assignee":null}'))).toEqual({ kind: 'assign', assignee: null })
})

it('says what is wrong without saying what was given', async () => {
  await expect(readAct('explode', [], none)).rejects.toThrow(/There is no act explode. Known: assign, /)
  await expect(readAct('note', ['hunter2'], none)).rejects.toThrow(/name=value/)
  const refused = readAct('record-check', ['id=1', 'ok=hunter2'], none)
  await expect(refused).rejects.toThrow(/record-check: ok: /)
  await expect(refused).rejects.not.toThrow(/hunter2/)
  await expect(readAct('-', [], input('hunter2'))).rejects.toThrow(/not JSON/)
})
