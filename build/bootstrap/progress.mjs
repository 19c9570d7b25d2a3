// What set-up shows while it works.
import { SetupFailure } from './failures.mjs'

/**
 * A duration as people read it: `0.3 s`, `83 s`.
 * @param {number} milliseconds
 */
export function seconds(milliseconds) {
  const value = milliseconds / 1000
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`
}

/**
 * Runs one step of set-up, and shows its name before and its duration after it.
 * @template Result
 * @param {string} name in Vietnamese and English
 * @param {() => Promise<Result> | Result} work
 * @returns {Promise<Result>}
 */
export async function step(name, work) {
  const began = performance.now()
  console.log(`• ${name} …`)
  const result = await work()
  console.log(`✓ ${name}  ${seconds(performance.now() - began)}`)
  return result
}

/**
 * A line that a person should see but need not act on.
 * @param {string} vi
 * @param {string} en
 */
export function notice(vi, en) {
  console.log(`! ${vi}`)
  console.log(`  ${en}`)
}

/**
 * Tells why set-up ends. Only an unexpected error shows where it came from.
 * @param {unknown} error
 */
export function tell(error) {
  if (!(error instanceof SetupFailure)) {
    console.error(error)
    return
  }
  if (error.cause !== undefined) {
    console.error(error.cause instanceof Error ? error.cause.message : String(error.cause))
  }
  console.error(`✗ ${error.vi}`)
  console.error(`  ${error.en}`)
}
