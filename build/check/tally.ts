import { z } from 'zod'

/** How many checks passed, failed and were left out; and what failed, in words, where that is known. */
export type Tally = { passed: number; failed: number; skipped: number; failures?: readonly string[] }

/** The part of vitest's JSON report that is counted. */
const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/**
 * Counts a report of vitest. A file that could not even be loaded holds no test, and counts as one failure; so does
 * a run without any test.
 * @param report parsed JSON; `undefined` when vitest left none
 * @param exitCode of vitest: an error outside every test is in no report
 */
export function tallyOf(report: unknown, exitCode: number): Tally {
  const parsed = Report.safeParse(report)
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = numFailedTests + unloaded
  const isSilentFailure = failed === 0 && (exitCode !== 0 || numPassedTests === 0)
  return { passed: numPassedTests, failed: isSilentFailure ? 1 : failed, skipped: numPendingTests + numTodoTests }
}

/** The part of vitest's JSON report that names what failed. */
const FailureReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})

/** As much of one failure as is repeated at the end of a run, in characters. */
const REPEATED = 600

/**
 * What failed in a run, each as file, test and the beginning of its message: a run on another machine often leaves
 * its last lines only.
 * @param report parsed JSON of vitest
 */
export function failuresOf(report: unknown): string[] {
  const parsed = FailureReport.safeParse(report)
  if (!parsed.success) return []
  return parsed.data.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0 && file.status === 'failed') return [`${file.name}\n${file.message.slice(0, REPEATED)}`]
    return failed.map(
      (test) => `${file.name} > ${test.fullName}\n${test.failureMessages.join('\n').slice(0, REPEATED)}`,
    )
  })
}

/** What failed in several runs, for their end: one after another, with a blank line between. */
export function failureText(tallies: Iterable<Tally>): string {
  return [...tallies].flatMap(({ failures = [] }) => failures.map((failure) => `✗ ${failure}\n\n`)).join('')
}

/** Adds up tallies. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, failed, skipped } of tallies) {
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
  }
  return sum
}

/** The closing line of a run, such as `12 passed, 0 failed`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
