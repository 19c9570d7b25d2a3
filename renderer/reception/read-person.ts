import type { CallOutput } from '../../shared/contract/contract.ts'
import { Sex } from '../../shared/dossier/applicant.ts'
import type { ApplicantFields } from './reception-form.ts'

type Read = CallOutput<'scanning.suggested-fields'>['fields']

/** Facts of an applicant that forms say, in the order of the fields on the screen. */
const FACTS = ['name', 'personalNumber', 'dateOfBirth', 'sex', 'address'] as const
export type ReadFact = (typeof FACTS)[number]

/** What a form says of the applicant, beside what stands in the field. */
export interface ReadValue {
  readonly fact: ReadFact
  /** As the field holds it. */
  readonly value: string
  /** How sure it is, 0 to 100. */
  readonly confidence: number
  readonly stands: 'empty' | 'same' | 'other'
}

/**
 * What was read of the applicant: whoever declares on a form (người yêu cầu), or, where no form names one, whose card it is. Of
 * two readings the surer counts.
 */
export function readOfApplicant(read: Read, applicant: ApplicantFields): ReadValue[] {
  const person = read.some(({ field }) => field.startsWith('requester.')) ? 'requester' : 'person'
  return FACTS.flatMap((fact) => {
    const [best] = read
      .filter(({ field, value }) => field === `${person}.${fact}` && isTaken(fact, value))
      .toSorted((one, other) => other.confidence - one.confidence)
    if (best === undefined) return []
    const { value, confidence } = best
    const now = applicant[fact].trim()
    return [{ fact, value, confidence, stands: now === '' ? 'empty' : isSame(now, value) ? 'same' : 'other' }]
  })
}

/** What fills the fields that are still empty; nothing that was typed or read off a card is touched. */
export function filledBy(values: readonly ReadValue[]): Partial<ApplicantFields> {
  const filled: Partial<Record<ReadFact, string>> = {}
  let sex: Sex | undefined
  for (const { fact, value, stands } of values) {
    if (stands !== 'empty') continue
    if (fact === 'sex') sex = Sex.options.find((option) => option === value)
    else filled[fact] = value
  }
  const { sex: _, ...rest } = filled
  return sex === undefined ? rest : { ...rest, sex }
}

/** An old number of nine digits is no personal number, and a year no day of birth. */
function isTaken(fact: ReadFact, value: string): boolean {
  if (fact === 'sex') return Sex.options.some((option) => option === value)
  if (fact === 'dateOfBirth') return /^\d{4}-\d{2}-\d{2}$/.test(value)
  return fact !== 'personalNumber' || /^\d{12}$/.test(value)
}

function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ')
  return plain(one) === plain(other)
}
