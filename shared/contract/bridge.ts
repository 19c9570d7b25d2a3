import type { CallInput, CallName, CallOutput } from './contract.ts'
import type { ErrorEnvelope } from './envelope.ts'
import type { PushName } from './names.ts'
import type { Push } from './push.ts'

/** Answer to a call as it crosses into the page: a plain value, so that an error keeps its code and details on the way. */
export type Outcome<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly error: ErrorEnvelope }

/**
 * What the preload puts on the page as `window.desk`: one function per call of the contract, a way to hear the pushes, nothing generic.
 * A call never rejects. When the core is lost, calls under way end with `core.unavailable`; later ones wait for its return.
 */
export interface DeskBridge {
  readonly contractVersion: number
  readonly calls: {
    readonly [Name in CallName]: (input: CallInput<Name>) => Promise<Outcome<CallOutput<Name>>>
  }
  /** Hears every push of that name; the returned function ends it. */
  on<Name extends PushName>(name: Name, listener: (payload: Push<Name>) => void): () => void
}

declare global {
  interface Window {
    readonly desk: DeskBridge
  }
}
