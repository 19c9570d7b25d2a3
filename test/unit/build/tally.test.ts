import { describe, expect, it } from 'vitest'
import { closingLine, failuresOf, sumOf, tallyOf } from '../../../build/check/tally.ts'

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

  it('says what failed, and where, of tests and of files that could not be loaded', () => {
    const passed = { fullName: 'a desk opens', status: 'passed', failureMessages: [] }
    const failed = {
      fullName: 'a desk closes',
      status: 'failed',
      failureMessages: ['expected 1 to be 2', 'x'.repeat(900)],
    }
    const files = [
      { name: 'desk.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
      { name: 'gone.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
      { name: 'whole.test.ts', status: 'passed', message: '', assertionResults: [passed] },
    ]
    const [closes, gone, ...others] = failuresOf(report(2, 1, files))
    expect(closes).toMatch(/^desk\.test\.ts > a desk closes\nexpected 1 to be 2\nx{1,600}$/)
    expect(gone).toBe('gone.test.ts\nCannot find module')
    expect(others).toEqual([])
    expect(failuresOf(undefined)).toEqual([])
  })

  it('closes with one line', () => {
    const sum = sumOf([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 11, failed: 2, skipped: 0 },
    ])
    expect(closingLine(sum)).toBe('12 passed, 2 failed')
  })
})
