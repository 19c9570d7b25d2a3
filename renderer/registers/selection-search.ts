import { z } from 'zod'
import { IsoDate } from '../../shared/catalog/procedure.ts'

/** What is looked at, as it stands in the address; a part that isn't understood is as if it were not there. */
export const SelectionSearch = z.object({
  from: IsoDate.optional().catch(undefined),
  to: IsoDate.optional().catch(undefined),
  procedure: z
    .string()
    .regex(/^\d\.\d{6}$/)
    .optional()
    .catch(undefined),
  officer: z.uuid().optional().catch(undefined),
})
export type SelectionSearch = z.infer<typeof SelectionSearch>
