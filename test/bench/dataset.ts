import { v7 } from 'uuid'
import type { Procedure } from '../../shared/catalog/procedure.ts'
import type { Reception, Refusal } from '../../shared/contract/dossiers.ts'
import type { Applicant } from '../../shared/dossier/applicant.ts'
import type { DossierPaper, Instant } from '../../shared/dossier/dossier.ts'
import { FAMILY_NAMES, GIVEN_NAMES_FEMALE, GIVEN_NAMES_MALE, MIDDLE_NAMES_FEMALE, MIDDLE_NAMES_MALE } from './names.ts'
import { Random, Urn } from './random.ts'

/** One made-up dossier with all that happened to it, in the order of time. Nobody in it lives. */
export interface SampleDossier {
  readonly receivedAt: Instant
  /** What reception typed; a refused dossier has the reason. */
  readonly input:
    | { readonly kind: 'received'; readonly reception: Reception }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
  readonly forwardedAt: Instant | null
  readonly completedAt: Instant | null
  readonly handedOverAt: Instant | null
}

export interface DatasetOptions {
  readonly rows: number
  readonly seed: number
  /** The moment of the last reception; dossiers reach back from it, working day by working day. */
  readonly until: Instant
  readonly receptionsPerDay: number
  /** The procedures of the catalogue, the most frequent first. */
  readonly procedures: readonly Pick<Procedure, 'code' | 'papers'>[]
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const UTC_OFFSET_MS = 7 * HOUR_MS
/** Opening and closing of the counter, milliseconds after local midnight. */
const OPENING_MS = 7.5 * HOUR_MS
const CLOSING_MS = 16.5 * HOUR_MS

const MOBILE_PREFIXES = [
  '032',
  '033',
  '034',
  '035',
  '036',
  '037',
  '038',
  '039',
  '070',
  '076',
  '077',
  '078',
  '079',
  '081',
]
const MORE_MOBILE_PREFIXES = [
  '082',
  '083',
  '084',
  '085',
  '086',
  '088',
  '089',
  '090',
  '091',
  '093',
  '094',
  '096',
  '097',
  '098',
]
const PREFIXES = [...MOBILE_PREFIXES, ...MORE_MOBILE_PREFIXES]
const VILLAGES = [
  'Thôn Đông',
  'Thôn Đoài',
  'Thôn Thượng',
  'Xóm 3',
  'Ấp Bình Hòa',
  'Bản Nà Lặc',
  'Khu phố 2',
  'Tổ dân phố 5',
]
const MATTERS = [
  'cho bản thân',
  'cho con',
  'theo đơn',
  'để bổ sung hồ sơ vay vốn',
  'để làm thủ tục nhập học',
  'theo giấy hẹn',
]

/** Shares of dossiers: refused at the counter, stuck with a specialist for good, done and never fetched. */
const REFUSED = 0.01
const STUCK = 0.0005
const NEVER_FETCHED = 0.002
/** Share of dossiers handed in by somebody who was here before. */
const RETURNING = 0.35
const PEOPLE_REMEMBERED = 20_000

const families = new Urn(FAMILY_NAMES)
const middles = { male: new Urn(MIDDLE_NAMES_MALE), female: new Urn(MIDDLE_NAMES_FEMALE) }
const givens = { male: Urn.byRank(GIVEN_NAMES_MALE, 4), female: Urn.byRank(GIVEN_NAMES_FEMALE, 4) }

function personName(random: Random, sex: 'male' | 'female'): string {
  return [families.pick(random), middles[sex].pick(random), givens[sex].pick(random)].filter(Boolean).join(' ')
}

/** A 12-digit number as the State builds it: province of birth, century and sex, year, six random digits. */
function personalNumber(random: Random, sex: 'male' | 'female', year: number): string {
  const province = random.chance(0.85) ? '044' : String(random.between(1, 96)).padStart(3, '0')
  const centuryAndSex = (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0)
  return `${province}${centuryAndSex}${String(year % 100).padStart(2, '0')}${random.digits(6)}`
}

function applicant(random: Random): Applicant {
  const sex = random.chance(0.5) ? 'male' : 'female'
  const year = random.between(1940, 2007)
  const month = String(random.between(1, 12)).padStart(2, '0')
  const day = String(random.between(1, 28)).padStart(2, '0')
  return {
    name: personName(random, sex),
    personalNumber: personalNumber(random, sex, year),
    dateOfBirth: `${year}-${month}-${day}`,
    sex,
    address: `${VILLAGES[random.between(0, VILLAGES.length - 1)]}, xã Quảng Trạch, tỉnh Quảng Trị`,
    ...(random.chance(0.85) && { phone: `${PREFIXES[random.between(0, PREFIXES.length - 1)]}${random.digits(7)}` }),
  }
}

function papersOf(procedure: Pick<Procedure, 'papers'>): DossierPaper[] {
  return procedure.papers
    .filter(({ required }) => required)
    .map(({ code, name, use, originals, copies }) => ({
      code,
      name,
      use,
      originals: originals + copies === 0 ? 1 : originals,
      copies,
    }))
}

const isWeekend = (day: number) => [6, 0].includes(new Date(day * DAY_MS).getUTCDay())

/** The working days that so many receptions fill, oldest first, as days since 1970 local time. */
function workingDays(until: Instant, count: number): number[] {
  const days: number[] = []
  for (let day = Math.floor((until + UTC_OFFSET_MS) / DAY_MS); days.length < count; day -= 1) {
    if (!isWeekend(day)) days.push(day)
  }
  return days.reverse()
}

/** The procedures of a catalogue, each in its latest version. */
export function inForce(procedures: readonly Procedure[]): Procedure[] {
  return [...new Map(procedures.map((procedure) => [procedure.code, procedure])).values()]
}

/** When the counter opens on the first day of a dataset. */
export function firstMorning({ until, rows, receptionsPerDay }: DatasetOptions): Instant {
  const [day = 0] = workingDays(until, Math.ceil(rows / receptionsPerDay))
  return day * DAY_MS + OPENING_MS - UTC_OFFSET_MS
}

function sometimeAfter(random: Random, instant: Instant, days: number): Instant {
  return instant + Math.floor(random.next() * random.next() * days * DAY_MS) + HOUR_MS
}

/**
 * Made-up dossiers of one commune, oldest first and the same for the same options: names with the frequencies of Vietnam,
 * people who come again, a few frequent procedures and many rare ones, nearly all of them long returned.
 */
export function* dataset({
  rows,
  seed,
  until,
  receptionsPerDay,
  procedures,
}: DatasetOptions): Generator<SampleDossier> {
  const random = new Random(seed)
  const chosen = Urn.byRank(
    procedures.map(({ code }) => code),
    1.5,
  )
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]))
  const people: Applicant[] = []
  const past = (instant: Instant) => (instant <= until ? instant : null)

  const days = workingDays(until, Math.ceil(rows / receptionsPerDay))
  for (let row = 0; row < rows; row += 1) {
    const day = days[Math.floor(row / receptionsPerDay)] ?? 0
    const share = (row % receptionsPerDay) / receptionsPerDay
    const opening = day * DAY_MS + OPENING_MS - UTC_OFFSET_MS
    const receivedAt = Math.min(until, Math.floor(opening + share * (CLOSING_MS - OPENING_MS)))

    const known = random.chance(RETURNING) ? people[random.between(0, PEOPLE_REMEMBERED - 1)] : undefined
    const person = known ?? applicant(random)
    people[random.between(0, PEOPLE_REMEMBERED - 1)] = person
    const code = chosen.pick(random)
    const procedure = byCode.get(code)
    if (procedure === undefined) throw new Error('A dataset needs at least one procedure')
    const common = {
      id: v7({ msecs: receivedAt, seq: row & 0x7fff_ffff, random: random.bytes(16) }),
      procedure: code,
      applicant: person,
      summary: `Đề nghị giải quyết ${MATTERS[random.between(0, MATTERS.length - 1)]}`,
    }
    if (random.chance(REFUSED)) {
      const refusal = { ...common, reason: 'Thiếu giấy tờ bắt buộc, đã hướng dẫn bổ sung' }
      yield {
        receivedAt,
        input: { kind: 'refused', refusal },
        forwardedAt: null,
        completedAt: null,
        handedOverAt: null,
      }
      continue
    }
    const reception: Reception = {
      ...common,
      ...(random.chance(0.2) && { ownerName: personName(random, random.chance(0.5) ? 'male' : 'female') }),
      sets: 1,
      papers: papersOf(procedure),
      fee: { amount: random.chance(0.6) ? 0 : 8_000 },
      returnBy: random.chance(0.92) ? 'counter' : 'post',
    }
    const forwardedAt = random.chance(0.7) ? sometimeAfter(random, receivedAt, 0.2) : null
    const completedAt = random.chance(STUCK) ? null : past(sometimeAfter(random, forwardedAt ?? receivedAt, 5))
    const fetched = completedAt === null || random.chance(NEVER_FETCHED) ? null : sometimeAfter(random, completedAt, 8)
    yield {
      receivedAt,
      input: { kind: 'received', reception },
      forwardedAt: forwardedAt === null ? null : past(forwardedAt),
      completedAt,
      handedOverAt: fetched === null ? null : past(fetched),
    }
  }
}
