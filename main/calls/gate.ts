import { shellCalls } from '../../shared/contract/desk.ts'
import { createGate, type Gate } from '../../shared/contract/gate.ts'
import type { Caller, Handlers } from '../../shared/contract/handler.ts'
import type { ShellCallName } from '../../shared/contract/names.ts'
import { describeFailure } from '../../shared/failures.ts'

/** Sign-in is the core's affair; every call of the shell is for anyone, and printing needs a ticket of the core. */
const callerOf = (screen: number): Caller => ({
  screen,
  officer: null,
  rights: new Set(),
  locked: false,
  mustChange: false,
})

/** The gate of the shell's side of the contract. */
export function createShellGate(handlers: Handlers<ShellCallName>, log: (text: string) => void): Gate {
  return createGate<ShellCallName>({
    contract: shellCalls,
    handlers: () => handlers,
    callerOf,
    report: (call, failure) => log(`${call}: ${describeFailure(failure)}`),
  })
}
