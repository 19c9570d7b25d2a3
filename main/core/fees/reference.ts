import { z } from 'zod'
import { Bank } from '../../../shared/contract/fees.ts'
import { ExemptionGroup } from '../../../shared/fees/charge.ts'
import banks from './data/banks.json' with { type: 'json' }
import groups from './data/exemptions.json' with { type: 'json' }

/** Banks by their BIN; written from memory and not confirmed by NAPAS, so the screen takes any other six digits too. */
export const BANKS: readonly Bank[] = z.array(Bank).parse(banks)

const GROUPS: readonly ExemptionGroup[] = z.array(ExemptionGroup).parse(groups)

/** Groups of persons who may pay less on a day (`yyyy-MM-dd`). */
export function exemptionGroupsOn(day: string): ExemptionGroup[] {
  return GROUPS.filter(({ effectiveFrom }) => effectiveFrom <= day)
}

/** Name of a group as receipts print it; its code where a newer version of the program named it. */
export function exemptionName(code: string): string {
  return GROUPS.find((group) => group.code === code)?.name ?? code
}
