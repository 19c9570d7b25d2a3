import { DeskError, type ErrorCode, type ErrorDetails } from '../errors.ts'
import type { Call } from './call.ts'
import type { CallName, Contract } from './contract.ts'
import { RequestEnvelope, type ResponseEnvelope } from './envelope.ts'
import type { Caller, Handlers } from './handler.ts'
import { CONTRACT_VERSION } from './names.ts'

/** Number of an answer to a question so misshapen that it had none. */
const NO_REQUEST = -1

export interface GateParts<Name extends CallName> {
  /** The calls behind this gate: all that it lets through. */
  readonly contract: Readonly<Pick<Contract, Name>>
  /** Names of calls that this gate lets nobody through to before a sign-in; those of the contract go before. */
  readonly afterSignIn?: readonly CallName[]
  /** The handlers of the rooms that are open at this moment; asked anew for every question. A call without one needs a sign-in first. */
  readonly handlers: () => Partial<Handlers<Name>>
  /** Who sits at a screen. */
  readonly callerOf: (screen: number) => Caller
  /** Hears of failures that are bugs: a handler that threw something unplanned, or answered in a wrong shape. */
  readonly report: (call: string, failure: unknown) => void
}

/** Answers one question of one screen; never rejects. */
export type Gate = (rawRequest: unknown, screen: number) => Promise<ResponseEnvelope>

/**
 * A handler without its types. Declared as a method on purpose: its input is the output of the schema that stands under the same
 * name, which is checked when the question comes and not by the compiler.
 */
type AnyHandler = { answer(input: unknown, caller: Caller): unknown }['answer']

type OpenHandlers = Readonly<Record<string, AnyHandler | undefined>>

/**
 * The one gate between screens and rooms (and between screens and the shell): lets a question through when its envelope, version,
 * name, asker and input are in order, and its answer when the shape is the promised one. Every failure leaves as one error code.
 */
export function createGate<Name extends CallName>(parts: GateParts<Name>): Gate {
  const { contract, handlers, callerOf, report } = parts
  const calls = new Map<string, Call>(Object.entries<Call>(contract))
  const afterSignIn = new Set<string>(parts.afterSignIn)

  return async (rawRequest, screen) => {
    const request = RequestEnvelope.safeParse(rawRequest)
    if (!request.success) return failure(numberOf(rawRequest), 'gate.bad-input', { field: 'envelope' })
    const { v, id, call: name, input } = request.data
    try {
      if (v !== CONTRACT_VERSION) throw new DeskError('gate.version', { asked: v, known: CONTRACT_VERSION })
      const call = calls.get(name)
      if (call === undefined) throw new DeskError(afterSignIn.has(name) ? 'gate.not-signed-in' : 'gate.unknown-call')
      const caller = callerOf(screen)
      checkAccess(call, caller)
      const parsedInput = call.input.safeParse(input)
      if (!parsedInput.success) throw new DeskError('gate.bad-input', { field: fieldOf(parsedInput.error) })
      const open: OpenHandlers = handlers()
      const handler = open[name]
      if (handler === undefined) throw new DeskError('gate.not-signed-in')
      const parsedOutput = call.output.safeParse(await handler(parsedInput.data, caller))
      if (!parsedOutput.success) {
        report(name, new Error(`answer has a wrong shape at ${fieldOf(parsedOutput.error)}`))
        throw new DeskError('gate.bad-output', { call: name })
      }
      return { kind: 'ok', id, output: parsedOutput.data }
    } catch (error) {
      if (error instanceof DeskError) return failure(id, error.code, error.details)
      report(name, error)
      return failure(id, 'core.unexpected', { call: name })
    }
  }
}

/**
 * Makes sure that no two rooms answer the same call; the one spread last would silently win.
 * @throws Error a bug of the composition, named so that it is found at once.
 */
export function refuseSharedCalls(rooms: readonly object[]): void {
  const seen = new Set<string>()
  for (const name of rooms.flatMap((handlers) => Object.keys(handlers))) {
    if (seen.has(name)) throw new Error(`two rooms answer ${name}`)
    seen.add(name)
  }
}

/**
 * Makes sure that every call of a contract has somebody to answer it, also where the compiler could not see it.
 * @throws Error a bug of the composition.
 */
export function requireEveryCall(names: readonly string[], handlers: object): void {
  const missing = names.filter((name) => !Object.hasOwn(handlers, name))
  if (missing.length > 0) throw new Error(`nobody answers ${missing.join(', ')}`)
}

/**
 * @throws DeskError gate.not-signed-in, gate.locked, gate.must-change, gate.forbidden
 */
function checkAccess({ access }: Call, caller: Caller): void {
  if (access === 'anyone') return
  if (caller.officer === null) throw new DeskError('gate.not-signed-in')
  if (access === 'session') return
  if (caller.locked) throw new DeskError('gate.locked')
  if (caller.mustChange) throw new DeskError('gate.must-change')
  const rights = typeof access === 'string' ? [access] : access
  if (!rights.some((right) => caller.rights.has(right)))
    throw new DeskError('gate.forbidden', { right: rights.join(' ') })
}

/** Where a value went wrong: the path alone, never the value, since details reach screens and logs. */
function fieldOf(error: { issues: readonly { path: readonly PropertyKey[] }[] }): string {
  return (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 100)
}

function numberOf(rawRequest: unknown): number {
  const known = RequestEnvelope.pick({ id: true }).loose().safeParse(rawRequest)
  return known.success ? known.data.id : NO_REQUEST
}

function failure(id: number, code: ErrorCode, details: ErrorDetails = {}): ResponseEnvelope {
  return { kind: 'error', id, error: { code, details } }
}
