import type { CallName } from '../../shared/contract/contract.ts'
import type { Handler, Handlers } from '../../shared/contract/index.ts'
import type { ClockWatch } from './diagnostics/index.ts'

/** The calls that give a number which runs by the day or the year, and stands on paper for ever. */
type NumberedCall =
  | 'dossiers.accept'
  | 'dossiers.refuse'
  | 'complaints.receive'
  | 'fees.collect'
  | 'fees.number'
  | 'certification.enter'
  | 'certification.number'

/** The handlers, of which those that give numbers first make sure that the machine's date can be believed. */
export function numberedOnlyAtTrustedTimes<Name extends CallName>(
  handlers: Handlers<Name | NumberedCall>,
  clock: ClockWatch,
): Handlers<Name | NumberedCall> {
  const guarded = <Call extends NumberedCall>(handler: Handler<Call>): Handler<Call> => {
    return (input, caller) => {
      clock.requireTrusted()
      return handler(input, caller)
    }
  }
  return {
    ...handlers,
    'dossiers.accept': guarded(handlers['dossiers.accept']),
    'dossiers.refuse': guarded(handlers['dossiers.refuse']),
    'complaints.receive': guarded(handlers['complaints.receive']),
    'fees.collect': guarded(handlers['fees.collect']),
    'fees.number': guarded(handlers['fees.number']),
    'certification.enter': guarded(handlers['certification.enter']),
    'certification.number': guarded(handlers['certification.number']),
  }
}
