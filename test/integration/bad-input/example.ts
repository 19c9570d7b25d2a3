import type { CallInput, CoreCallName } from '../../../shared/contract/index.ts'

/** A question that a desk answers well: made anew with what it needs, since most can be asked once. */
export interface Example {
  readonly call: CoreCallName
  readonly make: () => Promise<unknown>
  readonly screen: number
}

/** An example whose input is what the contract says. */
export function example<Name extends CoreCallName>(
  call: Name,
  make: () => CallInput<Name> | Promise<CallInput<Name>>,
  screen = 1,
): Example {
  return { call, make: async () => await make(), screen }
}
