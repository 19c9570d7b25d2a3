import type { z } from 'zod'
import type { Right } from '../people/roles.ts'
import type { CallName, Contract } from './contract.ts'
import type { OfficerView } from './people.ts'

/** Who asks: the screen the question came from, and the officer signed in there, if any. */
export interface Caller {
  /** Number of the screen (port), given by the host; sessions belong to it. */
  readonly screen: number
  readonly officer: OfficerView | null
  readonly rights: ReadonlySet<Right>
  readonly locked: boolean
  /** Their secrets are those of a reset: until they chose their own, nothing but that is answered. */
  readonly mustChange: boolean
}

/** A caller that the gate let pass a call which needs a right. */
export interface SignedInCaller extends Caller {
  readonly officer: OfficerView
}

type Asking<Name extends CallName> = Contract[Name]['access'] extends 'anyone' ? Caller : SignedInCaller

/** Answers one call. The gate has checked the shape of the input and the caller's right, and checks the output. */
export type Handler<Name extends CallName> = (
  input: z.output<Contract[Name]['input']>,
  caller: Asking<Name>,
) => z.input<Contract[Name]['output']> | Promise<z.input<Contract[Name]['output']>>

/** The handlers a room offers for the calls it answers. */
export type Handlers<Name extends CallName> = { readonly [Key in Name]: Handler<Key> }
