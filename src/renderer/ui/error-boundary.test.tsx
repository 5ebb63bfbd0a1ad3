import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'

let isBroken = true
function Part() {
  if (isBroken) throw new Error('a fault of the test')
  return <p>fine</p>
}

it('keeps the rest alive, and tries again when asked or elsewhere', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const page = (place: string) => (
    <>
      <p>the rest</p>
      <ErrorBoundary place={place}>
        <Part />
      </ErrorBoundary>
    </>
  )
  const { rerender } = render(page('one'))
  screen.getByText('the rest')
  expect(screen.getByRole('alert').textContent).toContain('This can’t be shown')
  isBroken = false
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  screen.getByText('fine')
  isBroken = true
  rerender(page('one'))
  screen.getByRole('alert')
  isBroken = false
  rerender(page('two'))
  screen.getByText('fine')
})
