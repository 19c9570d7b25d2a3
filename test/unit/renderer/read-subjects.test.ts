import { describe, expect, it } from 'vitest'
import { getKnownForms } from '../../../main/core/known-forms/index.ts'
import { groupBySubject } from '../../../renderer/dossiers/read-subjects.ts'

const read = (field: string, value: string, confidence = 90) => ({ field, value, confidence })

describe('what was read on a form', () => {
  it('is shown whatever a known form asks for', () => {
    const asked = getKnownForms().flatMap(({ sections }) =>
      sections.flatMap(({ columns, fields }) =>
        fields.flatMap(({ field }) => columns?.map((subject) => `${subject}.${field}`) ?? [field]),
      ),
    )
    expect(asked.length).toBeGreaterThan(40)
    const shown = groupBySubject(asked.map((field) => read(field, 'x'))).flatMap(({ subject, facts }) =>
      facts.map(({ fact }) => `${subject}.${fact}`),
    )
    expect(shown.toSorted()).toEqual([...new Set(asked)].toSorted())
  })

  it('stands by whom it is about, the surer of two readings', () => {
    const fields = [
      read('child.name', 'Lê An', 60),
      read('mother.name', 'Trần Bình'),
      read('child.name', 'Lê Ân', 80),
      read('child.sex', 'female'),
    ]
    expect(groupBySubject(fields)).toEqual([
      {
        subject: 'child',
        facts: [
          { fact: 'name', value: 'Lê Ân', confidence: 80 },
          { fact: 'sex', value: 'female', confidence: 90 },
        ],
      },
      { subject: 'mother', facts: [{ fact: 'name', value: 'Trần Bình', confidence: 90 }] },
    ])
    expect(groupBySubject([])).toEqual([])
  })
})
