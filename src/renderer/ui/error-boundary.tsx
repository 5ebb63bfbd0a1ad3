import { Component, type ReactNode } from 'react'
import { BulkheadError } from '../../contract/errors.ts'
import { ErrorState } from './error-state.tsx'

const fault = new BulkheadError(
  'internal',
  'This part of the window failed; nothing in the workspace is lost. It is a fault of Bulkhead. Try again, or go on elsewhere.'
)

/** A fault in what it holds leaves the rest of the window alive. At another `place` it tries again by itself. */
export class ErrorBoundary extends Component<{ place: string; children: ReactNode }, { isFailed: boolean }> {
  override state = { isFailed: false }

  static getDerivedStateFromError(): { isFailed: boolean } {
    return { isFailed: true }
  }

  override componentDidUpdate(before: { place: string }): void {
    if (this.state.isFailed && before.place !== this.props.place) this.setState({ isFailed: false })
  }

  override render(): ReactNode {
    if (!this.state.isFailed) return this.props.children
    return <ErrorState error={fault} title="This can’t be shown" onRetry={() => this.setState({ isFailed: false })} />
  }
}
