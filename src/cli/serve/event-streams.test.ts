import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { EventStreams, type StreamResponse } from './event-streams.ts'

class FakeResponse extends EventEmitter implements StreamResponse {
  readonly written: string[] = []
  readonly writeHead = vi.fn()
  readonly destroy = vi.fn(() => this.emit('close'))
  readonly end = vi.fn(() => this.emit('close'))
  writableLength = 0

  write(text: string): boolean {
    this.written.push(text)
    return true
  }
}

let streams: EventStreams
beforeEach(() => {
  vi.useFakeTimers()
  streams = new EventStreams()
})
afterEach(() => {
  streams.close()
  vi.useRealTimers()
})

it('keeps a quiet stream alive', () => {
  const response = new FakeResponse()
  streams.add(response, {})
  vi.advanceTimersByTime(30_000)
  expect(response.written.filter((text) => text.startsWith(': '))).toHaveLength(2)
})

it('cuts off a page that does not read, and only that one', () => {
  const slow = new FakeResponse()
  const quick = new FakeResponse()
  streams.add(slow, {})
  streams.add(quick, {})
  slow.writableLength = 5 * 1024 * 1024
  streams.tell('scan.progress', {})
  streams.tell('scan.progress', {})
  expect(slow.destroy).toHaveBeenCalledOnce()
  expect(quick.destroy).not.toHaveBeenCalled()
  expect(quick.written).toHaveLength(3)
})

it('writes no more to a stream that closed', () => {
  const response = new FakeResponse()
  streams.add(response, {})
  response.emit('close')
  streams.tell('scan.progress', {})
  expect(response.written).toHaveLength(1)
})
