import { DeskError } from './errors.ts'

const STACK_LINES = 12

/**
 * What a log may say of a failure: its kind and the places in the code, never the words of its message, which may quote a
 * citizen's data (design law 9). The desk's own errors carry none and are written out with their causes.
 */
export function describeFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return `thrown: ${typeof failure}`
  const kind =
    failure instanceof DeskError ? failure.message : [failure.name, codeOf(failure)].filter(Boolean).join(' ')
  const cause = failure.cause === undefined ? '' : `\n  because: ${describeFailure(failure.cause)}`
  return [kind, ...placesOf(failure)].join('\n') + cause
}

function codeOf(failure: Error): string {
  return 'code' in failure && typeof failure.code === 'string' && /^[A-Z0-9_]{2,60}$/.test(failure.code)
    ? failure.code
    : ''
}

function placesOf(failure: Error): string[] {
  const words = `${failure.name}: ${failure.message}`
  const stack = failure.stack ?? ''
  return stack
    .slice(stack.startsWith(words) ? words.length : 0)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, STACK_LINES)
}
