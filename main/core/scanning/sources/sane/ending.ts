import type { ScanProblem } from '../../../../../shared/scanning/index.ts'
import type { ProgramEnd } from '../program.ts'

/** The statuses of SANE (SANE Standard 1.06, 4.2.7), which scanimage ends with, and what they are to a desk. */
const PROBLEM_BY_STATUS: Readonly<Record<number, ScanProblem>> = {
  1: 'unsupported',
  2: 'stopped',
  3: 'busy',
  4: 'unsupported',
  5: 'broken-picture',
  6: 'jammed',
  7: 'empty',
  8: 'cover-open',
  9: 'gone',
  10: 'failed',
  11: 'denied',
}

/** What scanimage says of a device it cannot open, in the C locale; it ends with 1 whatever the status was. */
const NOT_OPENED = /open of device .* failed: (.*)/

/**
 * What went wrong in a run of scanimage; undefined for nothing.
 * @param pages how many pages came: an exit with 0 does not mean that any did
 */
export function findSaneProblem(end: ProgramEnd, pages: number): ScanProblem | undefined {
  if (end.wasSilent) return 'silent'
  if (end.notStarted !== undefined)
    return 'code' in end.notStarted && end.notStarted.code === 'ENOENT' ? 'not-installed' : 'failed'
  if (end.code === 0) return pages > 0 ? undefined : 'empty'
  // The feeder ran out after pages: some versions say so by their exit code.
  if (end.code === 7 && pages > 0) return undefined
  const opening = NOT_OPENED.exec(end.complaints)?.[1]
  if (opening !== undefined) {
    if (/busy/i.test(opening)) return 'busy'
    return /denied/i.test(opening) ? 'denied' : 'gone'
  }
  return PROBLEM_BY_STATUS[end.code ?? -1] ?? 'failed'
}
