import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Countdown } from './countdown.tsx'

const shown = (hours: number): string => {
  const iso = new Date(Date.now() + hours * 3_600_000 + 1000).toISOString()
  return render(<Countdown iso={iso} over="72 h are over" before="due in " after=" left" />).container.textContent
}

it('has its words around the time that is left, and none around that it is over', () => {
  expect(shown(5)).toMatch(/^due in 5\sh left$/)
  expect(shown(-5)).toBe('72 h are over')
})
