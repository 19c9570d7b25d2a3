import { beforeAll, describe, expect, it } from 'vitest'
import type { Reception } from '../../../shared/contract/dossiers.ts'
import { DossierSearch } from '../../../shared/contract/dossiers.ts'
import { dataset } from '../../bench/dataset.ts'
import type { PeerRow } from '../../bench/peers/question.ts'
import { SEARCH_KINDS } from '../../bench/report/plan.ts'
import { Census } from '../../bench/store/census.ts'
import { makeQuestions, type Questions } from '../../bench/store/questions.ts'
import { furtherPeerRow } from '../../bench/store/rows.ts'

const NOW = Date.parse('2027-11-17T10:00:00+07:00')
const BOUNDS = { now: NOW, tomorrow: NOW + 14 * 3_600_000, riskUntil: NOW + 86_400_000 }
const COUNT = 300
const ROWS = 6_000

function rowsOf(receptions: readonly Reception[]): PeerRow[] {
  return receptions.map((reception, index) => {
    const row = furtherPeerRow(reception, NOW)
    const serial = String(index).padStart(4, '0')
    return index % 2 === 0 ? row : { ...row, code: `H50.12-271117-${serial}`, temporaryCode: null }
  })
}

let census: Census
let rows: PeerRow[]
let questions: Questions

beforeAll(() => {
  const options = {
    rows: ROWS,
    seed: 5,
    until: NOW,
    receptionsPerDay: 1_000,
    procedures: [{ code: '1.001193', papers: [] }],
  }
  const receptions = [...dataset(options)].flatMap(({ input }) => (input.kind === 'received' ? [input.reception] : []))
  rows = rowsOf(receptions)
  census = new Census(5)
  for (const row of rows) census.add(row)
  questions = makeQuestions(census, BOUNDS, COUNT, 5)
})

/** As the desk reads it: whole words, the last one perhaps unfinished. */
function holds(row: PeerRow, words: readonly string[]): boolean {
  const last = words.at(-1) ?? ''
  return words.slice(0, -1).every((word) => row.words.includes(word)) && row.words.some((own) => own.startsWith(last))
}

describe('makeQuestions', () => {
  it('makes so many of every kind, all of a shape that the desk takes', () => {
    for (const kind of SEARCH_KINDS) {
      expect([kind, questions[kind].length]).toEqual([kind, COUNT])
      for (const { search } of questions[kind]) if (search !== null) DossierSearch.parse(search)
    }
  })

  it('makes distinct ones where there is something to type', () => {
    for (const kind of SEARCH_KINDS) {
      if (['due-today', 'overdue', 'counts', 'combined'].includes(kind)) continue
      expect([kind, new Set(questions[kind].map(({ search }) => search?.text)).size]).toEqual([kind, COUNT])
    }
  })

  it('makes the same ones for the same seed, and others for another', () => {
    expect(makeQuestions(census, BOUNDS, COUNT, 5)).toEqual(questions)
    expect(makeQuestions(census, BOUNDS, COUNT, 6)).not.toEqual(questions)
  })

  it('asks for the most common names with and without diacritics', () => {
    const texts = questions['common-name'].map(({ search }) => search?.text)

    expect(texts).toEqual(expect.arrayContaining(['Nguyễn Văn', 'nguyen van', 'nguyen thi']))
  })

  it('types names letter by letter', () => {
    const texts = new Set(questions.typing.map(({ search }) => search?.text ?? ''))
    const long = [...texts].filter((text) => text.length > 3)

    expect(long.length).toBeGreaterThan(100)
    for (const text of long) expect(texts).toContain(text.slice(0, -1).trimEnd())
  })

  it('knows what is found and what is not', () => {
    for (const { expected, peer } of Object.values(questions).flat()) {
      if (peer.kind === 'words' && expected !== 'any') {
        expect([peer.words, rows.some((row) => holds(row, peer.words))]).toEqual([peer.words, expected === 'some'])
      }
      if (peer.kind === 'prefix') {
        expect([peer.prefix, rows.some((row) => row[peer.field]?.startsWith(peer.prefix))]).toEqual([peer.prefix, true])
      }
    }
  })

  it('takes for rare pairs words that are common and hardly meet', () => {
    for (const { peer } of questions['rare-pair']) {
      const words = peer.kind === 'words' ? peer.words : []
      const together = rows.filter((row) => words.every((word) => row.words.includes(word))).length
      const rarest = Math.min(...words.map((word) => rows.filter((row) => row.words.includes(word)).length))
      expect(together).toBeLessThanOrEqual(20)
      expect(rarest).toBeGreaterThanOrEqual(0.002 * ROWS * 0.9)
    }
  })

  it('refuses to go on with too few', () => {
    const few = new Census(5)
    for (const row of rows.slice(0, 50)) few.add(row)

    expect(() => makeQuestions(few, BOUNDS, COUNT, 5)).toThrow(/^Only \d+ of 300 questions/)
  })
})
