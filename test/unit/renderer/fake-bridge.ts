import type { DeskBridge, Outcome } from '../../../shared/contract/bridge.ts'
import { coreContract, shellContract } from '../../../shared/contract/contract.ts'
import { CONTRACT_VERSION, type PushName } from '../../../shared/contract/names.ts'
import type { ErrorCode, ErrorDetails } from '../../../shared/errors.ts'

/** One question as the bridge got it, with the way to answer it. */
export interface Asked {
  readonly name: string
  readonly input: unknown
  readonly answer: (output: unknown) => void
  readonly fail: (code: ErrorCode, details?: ErrorDetails) => void
}

/** A bridge whose answers the test gives by hand, in its own order. */
export interface FakeBridge {
  readonly bridge: DeskBridge
  readonly asked: readonly Asked[]
  readonly push: (name: PushName, payload?: object) => void
  /** Number of listeners to a push. */
  readonly listening: (name: PushName) => number
}

/** Makes a bridge; `version` is that of the contract its preload was built with. */
export function fakeBridge(version = CONTRACT_VERSION): FakeBridge {
  const asked: Asked[] = []
  const listeners = new Map<PushName, Set<(payload: string) => void>>()
  const call = (name: string) => (input: unknown) =>
    new Promise<Outcome<unknown>>((resolve) => {
      asked.push({
        name,
        input,
        answer: (output) => resolve({ ok: true, output }),
        fail: (code, details = {}) => resolve({ ok: false, error: { code, details: { ...details } } }),
      })
    })
  const calls: DeskBridge['calls'] = Object.create(null)
  for (const name of [...Object.keys(coreContract), ...Object.keys(shellContract)]) {
    Object.assign(calls, { [name]: call(name) })
  }
  return {
    bridge: {
      contractVersion: version,
      calls,
      on(name, listener) {
        const heard = listeners.get(name) ?? new Set()
        const hears = (payload: string) => listener(JSON.parse(payload))
        listeners.set(name, heard.add(hears))
        return () => void heard.delete(hears)
      },
    },
    asked,
    push: (name, payload = {}) => {
      for (const listener of listeners.get(name) ?? []) listener(JSON.stringify(payload))
    },
    listening: (name) => listeners.get(name)?.size ?? 0,
  }
}

/** Lets everything that was settled take its course. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
