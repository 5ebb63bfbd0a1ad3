import { expect, it } from 'vitest'
import { drawLines } from './life-lines.ts'

const now = Date.parse('2026-11-24T00:00:00Z')

it('draws from the first beginning to now, what is over before what is not', () => {
  const { lines } = drawLines(
    [
      { ref: 'refs/heads/legacy', from: '2026-06-02T00:00:00Z', to: '2026-09-01T00:00:00Z', atTip: false },
      { ref: 'refs/heads/main', from: '2026-01-01T00:00:00Z', to: null, atTip: true }
    ],
    now
  )
  expect(lines.map((line) => [line.ref, line.isOpen])).toEqual([
    ['main', true],
    ['legacy', false]
  ])
  expect(lines[0]).toMatchObject({ from: 0, to: 88 })
  expect(lines[1]?.from).toBeGreaterThan(35)
  expect(lines[1]?.to).toBeLessThan(70)
})

it('shows trunks first and versions last', () => {
  const refs = ['v1.0', 'fix/login', '2.11', 'origin/master'].map((ref, at) => ({
    ref,
    from: `2026-0${at + 1}-01T00:00:00Z`,
    to: null,
    atTip: true
  }))
  expect(drawLines(refs, now).lines.map((line) => line.ref)).toEqual(['origin/master', 'fix/login', 'v1.0', '2.11'])
})

it('marks a few points in time', () => {
  const { marks } = drawLines([{ ref: 'main', from: '2019-03-05T00:00:00Z', to: null, atTip: true }], now)
  expect(marks.map((mark) => mark.label)).toEqual(['2020', '2022', '2024', '2026'])
})

it('survives a commit from the future', () => {
  const { lines } = drawLines([{ ref: 'main', from: '2031-01-01T00:00:00Z', to: null, atTip: true }], now)
  expect(lines[0]).toMatchObject({ from: 0, to: 88 })
})

it('draws nothing for nothing', () => expect(drawLines([], now)).toEqual({ lines: [], marks: [] }))
