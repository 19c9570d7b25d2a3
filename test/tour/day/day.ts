import type { TestOfficer } from '../../e2e/people.ts'
import type { TouredDossier } from '../record.ts'
import { OUTCOME_OF_WAY, VISITS, type Visit, type Way } from './visits.ts'

/** A dossier of the day, with what the desk said of it. */
export interface DayDossier {
  readonly visit: Visit
  readonly number: string
  readonly due: string
  readonly receptionMs: number
}

/** The leader, who decides and signs. */
export const LEADER: TestOfficer = {
  name: 'Hồ Sỹ Thắng',
  login: 'thang.hs',
  position: 'Phó Chủ tịch UBND xã',
  passphrase: 'mưa thuận gió hòa khắp đồng',
  pin: '395162',
}

/** The dossiers of the day, as the chapters hand them to each other. */
export class Day {
  readonly dossiers: DayDossier[] = []

  /** The dossiers on one way, or on any of several. */
  on(...ways: readonly Way[]): DayDossier[] {
    return this.dossiers.filter(({ visit }) => ways.includes(visit.way))
  }

  /** The first dossier on a way. @throws Error when there is none */
  one(way: Way): DayDossier {
    const [first] = this.on(way)
    if (first === undefined) throw new Error(`no dossier of the day is ${way}`)
    return first
  }

  /** How the record tells of them. */
  told(): TouredDossier[] {
    return this.dossiers.map(({ visit, number, due, receptionMs }) => ({
      number,
      procedure: visit.procedure,
      outcome: OUTCOME_OF_WAY[visit.way],
      due: due === '' ? null : due,
      receptionMs,
    }))
  }

  /** Whether the whole plan was received. @throws Error naming how many were not */
  requireAll(): void {
    const missing = VISITS.length - this.dossiers.length
    if (missing !== 0) throw new Error(`${missing} dossiers of the day were not received`)
  }
}
