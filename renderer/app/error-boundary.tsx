import { Component, type ReactNode } from 'react'
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

  override render(): ReactNode {
    return this.state.failed ? <Failure onReopen={() => this.setState({ failed: false })} /> : this.props.children
  }
}
