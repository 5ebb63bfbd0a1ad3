import { expect, it } from 'vitest'
import type { ScanProgress } from '../../contract/model.ts'
import { ProgressMeter } from './progress-meter.ts'

function meterAt() {
  let now = 0
  const told: ScanProgress[] = []
  const meter = new ProgressMeter(
    { scanId: 's', sourceId: 'r', sourceName: 'n' },
    () => now,
    (progress) => told.push(progress)
  )
  const wait = (ms: number): void => {
    now += ms
  }
  return { meter, told, wait }
}

it('tells rate and time left from what was done', () => {
  const { meter, wait } = meterAt()
  meter.begin('scan', 100)
  wait(1000)
  meter.advance({ done: 25, bytes: 50_000_000 })
  expect(meter.progress).toMatchObject({ rate: 50_000_000, secondsLeft: 3, done: 25, total: 100 })
})

it('tells a change of phase at once and progress at most ten times a second', () => {
  const { meter, told, wait } = meterAt()
  meter.begin('scan', 100)
  for (let done = 1; done <= 50; done++) {
    wait(10)
    meter.advance({ done })
  }
  meter.begin('history')
  expect(told.length).toBeLessThanOrEqual(8)
  expect(told.at(-1)?.phase).toBe('history')
})
