import { DeskError } from '../../../../shared/errors.ts'
import type { ScanProblem } from '../../../../shared/scanning/index.ts'

/**
 * The error of a scanner. Its cause never holds what a driver said, only what a log may hold.
 * @param cause what failed underneath, where something did
 */
export function scanError(problem: ScanProblem, cause?: unknown): DeskError {
  return new DeskError(`scanning.${problem}`, {}, cause === undefined ? {} : { cause })
}

/** An error as one of a scanner: those of the desk stay as they are, all others become `otherwise`. */
export function asScanError(error: unknown, otherwise: ScanProblem = 'failed'): DeskError {
  return error instanceof DeskError ? error : scanError(otherwise, error)
}
