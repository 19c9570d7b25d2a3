import type { CallOutput } from '../../shared/contract/contract.ts'

/** Whom known forms ask about, in the order in which they are shown. */
export const SUBJECTS = ['requester', 'person', 'child', 'mother', 'father', 'wife', 'husband', 'deceased'] as const
/** What known forms ask of them. */
export const FACTS = [
  'name',
  'personalNumber',
  'dateOfBirth',
  'birth',
  'birthInWords',
  'sex',
  'weight',
  'ethnicGroup',
  'nationality',
  'birthplace',
  'homeTown',
  'address',
  'relation',
  'timeOfDeath',
  'placeOfDeath',
  'cause',
] as const

type Read = CallOutput<'papers.suggested-fields'>['fields'][number]

/** A fact that was read, with how sure it is, 0 to 100. */
export interface ReadFact {
  readonly fact: (typeof FACTS)[number]
  readonly value: string
  readonly confidence: number
}

/** What was read, by whom it is about. Of two readings of the same the surer counts. */
export function groupBySubject(
  read: readonly Pick<Read, 'field' | 'value' | 'confidence'>[],
): { readonly subject: (typeof SUBJECTS)[number]; readonly facts: readonly ReadFact[] }[] {
  const surest = read.toSorted((one, other) => other.confidence - one.confidence)
  return SUBJECTS.map((subject) => ({
    subject,
    facts: FACTS.flatMap((fact) => {
      const found = surest.find(({ field }) => field === `${subject}.${fact}`)
      return found === undefined ? [] : [{ fact, value: found.value, confidence: found.confidence }]
    }),
  })).filter(({ facts }) => facts.length > 0)
}
