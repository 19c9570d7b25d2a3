import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts'

/** The code whose sentence tells of a scanner's failure; one that has no sentence is told as a failure without a reason. */
export function problemCode(code: string): ErrorCode {
  return ERROR_CODES.find((known) => known === code) ?? 'scanning.failed'
}
