import { z } from 'zod'
import { BirthProvince } from '../catalog/agency.ts'
import { IsoDate, Procedure } from '../catalog/procedure.ts'
import { PortalStatus } from '../catalog/status.ts'
import { call } from './call.ts'

/** A procedure found by typing; `configured` false means the desk knows its name only. */
export const ProcedureHit = z.strictObject({
  code: z.string(),
  name: z.string(),
  configured: z.boolean(),
  group: z.string(),
})
export type ProcedureHit = z.infer<typeof ProcedureHit>

export const catalogCalls = {
  'catalog.search': call(
    'read',
    z.strictObject({ query: z.string().max(200), limit: z.number().int().min(1).max(100) }),
    z.array(ProcedureHit),
  ),
  'catalog.procedure': call('read', z.strictObject({ code: z.string().max(20) }), Procedure),
  /** What the screen needs all the time: codes of birth provinces, portal statuses, and how far the calendar reaches. */
  'catalog.reference': call(
    'read',
    z.strictObject({}),
    z.strictObject({
      birthProvinces: z.array(BirthProvince),
      portalStatuses: z.array(PortalStatus),
      calendarCoversUntil: IsoDate,
      configuredProcedures: z.number().int(),
      knownProcedures: z.number().int(),
    }),
  ),
}
