import type { z } from 'zod'
import type { Right } from '../people/roles.ts'

/**
 * Who may make a call: `anyone` before sign-in (the wizard, the lock screen), `session` an officer who signed in even if the
 * screen is locked, or an officer with an unlocked screen and secrets of their own holding the right (one of several, where a list stands).
 */
export type Access = 'anyone' | 'session' | Right | readonly Right[]

/** One question of the renderer with the shapes of its input and output. */
export interface Call<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Who extends Access = Access,
> {
  readonly input: Input
  readonly output: Output
  readonly access: Who
}

/** Writes a call down; exists for the types it infers. */
export function call<const Who extends Access, Input extends z.ZodType, Output extends z.ZodType>(
  access: Who,
  input: Input,
  output: Output,
): Call<Input, Output, Who> {
  return { access, input, output }
}
