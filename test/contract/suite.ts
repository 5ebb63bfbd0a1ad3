import assert from 'node:assert/strict'
import { client, type Transport } from '../../src/contract/client.ts'
import { BulkheadError } from '../../src/contract/errors.ts'
import type { Answer } from '../../src/contract/serve.ts'

/** One transport, opened over `echoHandlers`. `tell` makes the far end tell an event. */
export interface Opened {
  transport: Transport
  tell(event: string, payload: unknown): void
}

export interface Case {
  name: string
  run(opened: Opened): Promise<void>
}

const errorIn = (answer: Answer) => {
  assert.equal(answer.ok, false)
  return answer.ok ? undefined : answer.error
}
const valueIn = (answer: Answer): unknown => {
  assert.ok(answer.ok, answer.ok ? '' : answer.error.message)
  return answer.value
}

const oddNames: [string, string][] = [
  ['beyond the basic plane', '🔑 naïve 東京 \u{1F469}\u200D\u{1F4BB}'],
  ['right to left', '\u202Eabc שלום'],
  ['line separators', 'a\u2028b\u2029c\r\nd\ne'],
  ['control characters', '\u0000\u0001\u007F\u009F'],
  ['half a surrogate pair', 'x\uD800y\uDFFFz'],
  ['what looks like a frame of another format', 'data: {"event":"x"}\n\nid: 1']
]

const listenOnce = (transport: Transport, wanted: string): Promise<unknown> =>
  new Promise((resolve) => {
    const stop = transport.listen((event, payload) => {
      if (event !== wanted) return
      stop()
      resolve(payload)
    })
  })

/** What every transport must carry, free of any test runner, since the built Electron shell runs under another than the rest. */
export const contractCases: Case[] = [
  {
    name: 'an unknown method is refused, even one that every object has',
    async run({ transport }) {
      for (const method of ['no.such', 'constructor', '__proto__', ''])
        assert.equal(errorIn(await transport.call(method, {}))?.code, 'contract.unknown-method', method)
    }
  },
  {
    name: 'bad input is refused by its field, without its value',
    async run({ transport }) {
      const error = errorIn(await transport.call('sources.inspect', { location: ['tell-tale'] }))
      assert.equal(error?.code, 'contract.bad-input')
      assert.match(error?.message ?? '', /location/)
      assert.doesNotMatch(error?.message ?? '', /tell-tale/)
      for (const input of [undefined, null, 7, 'text', []])
        assert.equal(errorIn(await transport.call('sources.inspect', input))?.code, 'contract.bad-input')
    }
  },
  {
    name: 'an error keeps its code, message and data; defaults are filled in',
    async run({ transport }) {
      await assert.rejects(client(transport).call('scans.list', { sourceId: 's1' }), (error) => {
        assert.ok(error instanceof BulkheadError)
        assert.equal(error.code, 'source.not-found')
        assert.equal(error.message, 'There is no source s1.')
        assert.deepEqual(error.data, { sourceId: 's1', limit: 50, nested: { list: [1, null] } })
        return true
      })
    }
  },
  {
    name: 'an error inside tells nothing of the inside',
    async run({ transport }) {
      const error = errorIn(await transport.call('scans.get', { scanId: 'tell-tale' }))
      assert.equal(error?.code, 'internal')
      assert.doesNotMatch(JSON.stringify(error), /tell-tale|inside of/)
    }
  },
  {
    name: 'an answer outside the contract is not sent',
    async run({ transport }) {
      assert.equal(errorIn(await transport.call('scans.running', {}))?.code, 'contract.bad-output')
    }
  },
  {
    name: 'a field that the contract does not name stays behind',
    async run({ transport }) {
      const [source] = valueIn(await transport.call('sources.list', {})) as Record<string, unknown>[]
      assert.equal(source?.id, 'one')
      assert.ok(source && !('password' in source))
    }
  },
  {
    name: 'an answer of 5 MB arrives whole',
    async run({ transport }) {
      const size = 5_000_000
      const { path } = await client(transport).call('files.browse', { path: String(size) })
      assert.equal(path.length, size)
    }
  },
  ...oddNames.map(
    ([what, text]): Case => ({
      name: `text survives both ways and as an event: ${what}`,
      async run({ transport, tell }) {
        const { name } = await client(transport).call('sources.inspect', { location: text })
        assert.equal(name, text)
        const heard = listenOnce(transport, 'odd')
        tell('odd', { text })
        assert.deepEqual(await heard, { text })
      }
    })
  ),
  {
    name: 'calls run side by side and their answers come in any order',
    async run({ transport }) {
      const order: string[] = []
      const ask = async (location: string): Promise<void> => {
        const value = valueIn(await transport.call('sources.inspect', { location })) as { name: string }
        assert.equal(value.name, location)
        order.push(location)
      }
      const waits = ask('waits')
      const many = Array.from({ length: 50 }, (_, i) => ask(`n${i}`))
      await Promise.all(many)
      assert.ok(!order.includes('waits'))
      await Promise.all([ask('releases'), waits])
      assert.equal(order.length, 52)
    }
  },
  {
    name: 'every listener hears every event in order; one that left hears no more',
    async run({ transport, tell }) {
      const first: unknown[] = []
      const second: unknown[] = []
      const stopFirst = transport.listen((event, payload) => {
        if (event === 'counted') first.push(payload)
      })
      const stopSecond = transport.listen((event, payload) => {
        if (event === 'counted') second.push(payload)
      })
      const mark = async (name: string): Promise<void> => {
        const heard = listenOnce(transport, name)
        tell(name, null)
        await heard
      }
      for (const n of [1, 2, 3]) tell('counted', n)
      await mark('after three')
      stopFirst()
      stopFirst()
      tell('counted', 4)
      await mark('after four')
      stopSecond()
      tell('counted', 5)
      await mark('after five')
      assert.deepEqual(first, [1, 2, 3])
      assert.deepEqual(second, [1, 2, 3, 4])
    }
  },
  {
    name: 'the typed client hears one event by its name',
    async run({ transport, tell }) {
      const heard: unknown[] = []
      const stop = client(transport).on('sources.changed', (payload) => heard.push(payload))
      const last = listenOnce(transport, 'last')
      tell('findings.changed', {})
      tell('sources.changed', {})
      tell('last', null)
      await last
      stop()
      assert.deepEqual(heard, [{}])
    }
  }
]
