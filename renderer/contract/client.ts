import type { DeskBridge } from '../../shared/contract/bridge.ts'
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts'
import { CONTRACT_VERSION, type PushName } from '../../shared/contract/names.ts'
import type { Push } from '../../shared/contract/push.ts'
import { DeskError } from '../../shared/errors.ts'
import { RESENDABLE } from './resend.ts'

/** The desk as the screens see it: questions with answers, pushes without. */
export interface DeskClient {
  /**
   * Asks the desk. Rejects with a {@link DeskError} and nothing else. When the core dies before it answers, a resendable
   * question waits for the core to come back and is asked again; any other rejects with `core.unavailable`.
   */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** Listens to a push; the function given back ends that. */
  on<Name extends PushName>(name: Name, listener: (payload: Push<Name>) => void): () => void
}

const PATIENCE_MS = 15_000

/** Any failure as a {@link DeskError}: what is none becomes `core.unexpected`, so that every failure has its sentence. */
export function asDeskError(failure: unknown): DeskError {
  return failure instanceof DeskError ? failure : new DeskError('core.unexpected', {}, { cause: failure })
}

/**
 * Makes the client over a bridge. Answers are not checked again here: the gate of the core validated them before they
 * crossed, and the preload passes on nothing else.
 *
 * @param patienceMs how long a question waits for a core that is coming back
 */
export function createClient(bridge: DeskBridge, patienceMs = PATIENCE_MS): DeskClient {
  const sameVersion = bridge.contractVersion === CONTRACT_VERSION
  let returns = 0
  let lost = false
  const waiting = new Set<() => void>()
  bridge.on('core.lost', () => {
    lost = true
  })
  bridge.on('core.back', () => {
    lost = false
    returns += 1
    for (const resume of [...waiting]) resume()
  })

  function returned(): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(limit)
        waiting.delete(resume)
        settle()
      }
      const resume = () => finish(resolve)
      const limit = setTimeout(() => finish(() => reject(new DeskError('core.unavailable'))), patienceMs)
      waiting.add(resume)
    })
  }

  async function ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    if (!sameVersion) throw new DeskError('gate.version')
    for (;;) {
      const returnsBefore = returns
      // A question that has not left yet can wait for the core whatever it is.
      if (lost && !name.startsWith('shell.')) await returned()
      const answer = await bridge.calls[name](input).catch((failure: unknown) => {
        throw asDeskError(failure)
      })
      if (answer.ok) return answer.output
      const error = new DeskError(answer.error.code, answer.error.details)
      if (error.code !== 'core.unavailable' || !RESENDABLE[name]) throw error
      if (returns === returnsBefore) await returned()
    }
  }

  return { ask, on: (name, listener) => bridge.on(name, listener) }
}
