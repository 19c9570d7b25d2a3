import { describe, expect, it } from 'vitest'
import { closingLine, sumOf, tallyOf } from '../../../build/check/tally.ts'

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) })
const report = (passed: number, failed: number, testResults: unknown[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
})

describe('counting a run of tests', () => {
  it('takes the counts of the report', () => {
    expect(tallyOf(report(3, 1, [file('failed', 4)]), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  })

  it('counts a file that could not be loaded', () => {
    const loaded = file('passed', 3)
    expect(tallyOf(report(3, 0, [loaded, file('failed', 0)]), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  })

  it('counts an error outside every test, no report, and a run without a test', () => {
    expect(tallyOf(report(3, 0, [file('passed', 3)]), 1).failed).toBe(1)
    expect(tallyOf(undefined, 0).failed).toBe(1)
    expect(tallyOf(report(0, 0, []), 0).failed).toBe(1)
  })

  it('tells what was left out', () => {
    const skipped = { ...report(3, 0, [file('passed', 4)]), numPendingTests: 1 }
    expect(closingLine(tallyOf(skipped, 0))).toBe('3 passed, 0 failed, 1 skipped')
  })

  it('closes with one line', () => {
    const sum = sumOf([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 11, failed: 2, skipped: 0 },
    ])
    expect(closingLine(sum)).toBe('12 passed, 2 failed')
  })
})
