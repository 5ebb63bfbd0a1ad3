// `bulkhead detect --jsonl`: one process, any number of lines, answers in order.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertCode, BuiltCli, ended } from '../../support/built-cli.ts'
import { plantedSecret, plantedSecrets } from '../../support/planted.ts'

const cli = new BuiltCli()
after(() => cli.dispose())

interface Answer {
  id: string | number | null
  findings?: { type: string; start: number; end: number; preview: string; severity: string }[]
  error?: string
}
const answersOf = (stdout: string): Answer[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
const detect = async (input: string, code: number): Promise<Answer[]> => {
  const run = await cli.run(['detect', '--jsonl'], { input })
  assertCode(run, code)
  return answersOf(run.stdout)
}
const line = (id: string | number, text: string): string => `${JSON.stringify({ id, text })}\n`

test('every type is found at its place, in the order of the lines', async () => {
  const secrets = plantedSecrets(71)
  const answers = await detect(secrets.map(({ text }, id) => line(id, text)).join(''), 1)
  assert.deepEqual(
    answers.map(({ id }) => id),
    secrets.map((_, id) => id)
  )
  for (const [index, { typeId, text, value }] of secrets.entries()) {
    const found = answers[index]?.findings?.find(({ type }) => type === typeId)
    assert.ok(found, typeId)
    assert.equal([...text].slice(found.start, found.end).join(''), value, typeId)
  }
})

test('offsets count code points, whatever stands before, within CRLF and beside U+2028', async () => {
  const { text, value } = plantedSecret('github-personal-access-token', 72)
  const befores = ['', 'é', '😀😀', 'a\r\nb\r\n', '\u2028', '\u0000\u0001', '漢字', '\ufeff', 'e\u0301', '\ud83d']
  // U+2028 and U+2029 may stand in JSON as they are.
  const answers = await detect(befores.map((before, id) => line(id, `${before}\n${text}`)).join(''), 1)
  for (const [index, before] of befores.entries()) {
    const all = [...`${before}\n${text}`]
    const [found] = answers[index]?.findings ?? []
    assert.ok(found, JSON.stringify(before))
    assert.equal(all.slice(found.start, found.end).join(''), value, JSON.stringify(before))
  }
})

test('an empty text has no findings; empty lines and a missing last line feed do no harm', async () => {
  assert.deepEqual(await detect(`${line('a', '')}\n  \n${line('b', 'nothing here').trimEnd()}`, 0), [
    { id: 'a', findings: [] },
    { id: 'b', findings: [] }
  ])
  assert.deepEqual((await cli.run(['detect', '--jsonl'], { input: '' })).stdout, '')
})

test('lines may end in CRLF', async () => {
  assert.deepEqual(await detect(line(1, 'x').replace('\n', '\r\n') + line(2, 'y').replace('\n', '\r\n'), 0), [
    { id: 1, findings: [] },
    { id: 2, findings: [] }
  ])
})

test('a malformed line gets an error in its place, the others their findings, the end is 2', async () => {
  const { text } = plantedSecret('stripe-secret-key', 73)
  const input = [
    line(1, text),
    '{"id":2,"text":\n',
    '[]\n',
    'null\n',
    '{"id":5}\n',
    '{"text":"x"}\n',
    '{"id":{},"text":"x"}\n',
    line(8, text)
  ].join('')
  const answers = await detect(input, 2)
  assert.deepEqual(
    answers.map(({ id, error }) => [id, error === undefined]),
    [
      [1, true],
      [null, false],
      [null, false],
      [null, false],
      [5, false],
      [null, false],
      [null, false],
      [8, true]
    ]
  )
  const { stderr } = await cli.run(['detect', '--jsonl'], { input })
  assert.match(stderr, /^bulkhead: line 2: not a JSON value$/m)
  assert.doesNotMatch(stderr, /^\s+at /m)
})

test('whoever sends a line and waits gets its answer before the next', async (t) => {
  const child = cli.spawn(['detect', '--jsonl'])
  t.after(() => child.kill('SIGKILL'))
  const end = ended(child, {
    input: (async function* () {
      for (let id = 0; id < 3; id++) {
        yield Buffer.from(line(id, 'a'))
        await new Promise((resolve) => child.stdout?.once('data', resolve))
      }
    })()
  })
  const run = await end
  assertCode(run, 0)
  assert.equal(answersOf(run.stdout).length, 3)
})

test('100 000 lines in one process, in bounded memory', { timeout: 60_000 }, async (t) => {
  const lines = 100_000
  const secret = plantedSecret('slack-bot-token', 74)
  const filler = `${'the quick brown fox jumps over the lazy dog '.repeat(4)}\n`
  const input = (async function* () {
    for (let id = 0; id < lines; id += 1000)
      yield Buffer.from(Array.from({ length: 1000 }, (_, i) => line(id + i, (id + i) % 100 === 0 ? secret.text : filler)).join(''))
  })()
  const run = await cli.runMeasured(['detect', '--jsonl'], { input })
  assertCode(run, 1)
  const answers = answersOf(run.stdout)
  assert.equal(answers.length, lines)
  for (const [index, { id, findings }] of answers.entries()) {
    assert.equal(id, index)
    assert.equal(findings?.length, index % 100 === 0 ? 1 : 0)
  }
  t.diagnostic(`${lines} lines in ${run.seconds.toFixed(1)} s, at most ${Math.round(run.peakMb)} MB`)
  assert.ok(run.peakMb < 300, `${run.peakMb} MB`)
  assert.ok(run.seconds < 30, `${run.seconds} s`)
})

test('a text of 30 MB is one line', async () => {
  const { text, value } = plantedSecret('npm-access-token', 75)
  const before = 'word '.repeat(6_000_000)
  const [answer] = await detect(line('long', `${before}\n${text}`), 1)
  const [found] = answer?.findings ?? []
  assert.equal(`${before}\n${text}`.slice(found?.start, found?.end), value)
})

test('plain text is refused with what to use instead', async () => {
  const run = await cli.run(['detect'], { input: 'x' })
  assertCode(run, 2)
  assert.match(run.stderr, /give --jsonl.*bulkhead scan -/)
})
