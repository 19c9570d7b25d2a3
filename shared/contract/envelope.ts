import { z } from 'zod'
import { ERROR_CODES } from '../errors.ts'

/** Question on the wire: contract version, number of the question on this port, name of the call, its input. */
export const RequestEnvelope = z.strictObject({
  v: z.number().int(),
  id: z.number().int().min(0),
  call: z.string().max(60),
  input: z.unknown(),
})
export type RequestEnvelope = z.infer<typeof RequestEnvelope>

/** An error with its shape kept across processes. */
export const ErrorEnvelope = z.strictObject({
  code: z.enum(ERROR_CODES),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>

/** Answer on the wire, or (without an id) a push. */
export const ResponseEnvelope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ok'), id: z.number().int(), output: z.unknown() }),
  z.strictObject({ kind: z.literal('error'), id: z.number().int(), error: ErrorEnvelope }),
  z.strictObject({ kind: z.literal('push'), name: z.string().max(60), payload: z.unknown() }),
])
export type ResponseEnvelope = z.infer<typeof ResponseEnvelope>
