import { describe, expect, it } from 'vitest'
import { RegisterSelection } from '../../../shared/contract/registers.ts'
import { firstMorning } from '../../bench/dataset.ts'
import { nextQuestion, type QuestionGround } from '../../bench/desk/core/questions.ts'
import { NOW, tenYears } from '../../bench/desk/ten-years.ts'
import { Random } from '../../bench/random.ts'
import { CORE_KINDS, type CoreKind } from '../../bench/report/desk-plan.ts'
import { OFFICERS } from '../../bench/store/desk.ts'

const groundOf = (seed: number): QuestionGround => ({
  now: NOW,
  procedures: ['1.001193', '1.000656'],
  officers: OFFICERS.map(({ id }) => id),
  places: [{ instant: NOW - 1_000, id: '019a'.padEnd(32, '0'), ordinal: 7 }],
  random: new Random(seed),
})
const questionsOf = (kind: CoreKind) => {
  const ground = groundOf(5)
  return Array.from({ length: 200 }, () => nextQuestion(kind, ground))
}
const selectionsOf = (kind: CoreKind) =>
  questionsOf(kind).flatMap((question) => (question.kind === 'counts' ? [] : [question.selection]))

describe('nextQuestion', () => {
  it('asks for selections that the desk takes, none of them after today', () => {
    for (const kind of CORE_KINDS) {
      for (const selection of selectionsOf(kind)) {
        expect(RegisterSelection.parse(selection).period.to <= '2036-06-11').toBe(true)
      }
    }
  })

  it('asks for this month, this year and ten years', () => {
    expect(new Set(selectionsOf('dashboard.month').map(({ period }) => period.from))).toEqual(new Set(['2036-06-01']))
    expect(new Set(selectionsOf('dashboard.year').map(({ period }) => period.from))).toEqual(new Set(['2036-01-01']))
    for (const { period } of selectionsOf('dashboard.ten-years')) {
      expect(Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4))).toBe(10)
    }
  })

  it('asks for every procedure and every officer', () => {
    expect(new Set(selectionsOf('dashboard.procedure').map(({ procedure }) => procedure)).size).toBe(2)
    expect(new Set(selectionsOf('dashboard.officer').map(({ officer }) => officer)).size).toBe(OFFICERS.length)
  })

  it('asks for the register from its beginning and from deep within', () => {
    expect(questionsOf('register.first')[0]).toMatchObject({ kind: 'register', after: null })
    expect(questionsOf('register.deep')[0]).toMatchObject({ kind: 'register', after: { ordinal: 7 } })
  })

  it('refuses to ask where there is nothing', () => {
    expect(() => nextQuestion('register.deep', { ...groundOf(5), places: [] })).toThrow('nothing to ask about')
  })
})

describe('tenYears', () => {
  it.each([20_000, 1_000_000])('spreads %i dossiers over ten years', (rows) => {
    const years = (NOW - firstMorning(tenYears(rows, 5))) / (365.25 * 86_400_000)
    expect(years).toBeGreaterThan(8.6)
    expect(years).toBeLessThan(10.01)
  })
})
