import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Failure } from './failure.tsx'

interface Properties {
  readonly children: ReactNode
}

/** Catches what a screen throws while drawing, and offers to draw it again: the rest of the desk goes on. */
export class ErrorBoundary extends Component<Properties, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // The message may hold what was typed, so only the kind of error and the place are logged.
    console.error('screen failed', error.name, info.componentStack)
  }

  override render(): ReactNode {
    return this.state.failed ? <Failure onReopen={() => this.setState({ failed: false })} /> : this.props.children
  }
}
