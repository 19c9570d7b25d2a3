import { z } from 'zod'
import { RegisterSelection } from '../contract/registers.ts'

const EVERY = '*'

/** A selection of the register as the subject of a printed document: `2026-11-01:2026-11-30:1.001193:*`. */
export function registerSubject({ period, procedure, officer }: RegisterSelection): string {
  return [period.from, period.to, procedure ?? EVERY, officer ?? EVERY].join(':')
}

/** The selection that a subject names; undefined when it names none. */
export function findRegisterSelection(subject: string): RegisterSelection | undefined {
  const [from, to, procedure, officer] = subject.split(':')
  const nullable = (text: string | undefined) => (text === EVERY ? null : text)
  const selection = { period: { from, to }, procedure: nullable(procedure), officer: nullable(officer) }
  return z.safeParse(RegisterSelection, selection).data
}
