import { z } from 'zod'
import { Certainty } from './procedure.ts'

/** Province of birth registration in a 12-digit ID number: three digits, still valid after the mergers of 2025. */
export const BirthProvince = z.strictObject({ code: z.string().regex(/^\d{3}$/), name: z.string().min(3).max(40) })
export type BirthProvince = z.infer<typeof BirthProvince>

/** Province-level electronic identifier (mã định danh, QĐ 20/2020/QĐ-TTg): `H` and two digits. */
export const ProvinceIdentifier = z.strictObject({
  code: z.string().regex(/^H\d{2}$/),
  name: z.string().min(3).max(40),
  certainty: Certainty,
  source: z.string().max(200),
})
export type ProvinceIdentifier = z.infer<typeof ProvinceIdentifier>

/** Electronic identifier of an agency, old (`000.17.22.H56`) or new style (`H56.17.22`); configuration, since no list of the new communes exists. */
export const AgencyCode = z.string().regex(/^(\d{3}\.\d{2}\.\d{2}\.[GH]\d{2}|[GH]\d{2}(\.\d{1,3}){0,2})$/)
export type AgencyCode = z.infer<typeof AgencyCode>
