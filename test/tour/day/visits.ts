import { z } from 'zod'
import type { TestCitizen } from '../../e2e/people.ts'
import type { Outcome } from '../record.ts'

/**
 * What becomes of a dossier in the course of the day. Each is a way through the acts; the chapters of the day take the
 * dossiers along it.
 */
export const Way = z.enum([
  'left-at-counter',
  'refused',
  'forwarded',
  'waiting-for-citizen',
  'supplemented',
  'verifying',
  'verified',
  'submitted',
  'rejected',
  'approved',
  'signed-and-returned',
  'extended',
  'recomputed',
  'stopped',
  'withdrawn',
  'done',
  'returned',
  'returned-to-representative',
  'posted',
  'delivered',
  'undelivered',
  'sent-electronically',
])
export type Way = z.infer<typeof Way>

/** Ways of citizens who come when everything else has gone to the specialist. */
export const LATE: ReadonlySet<Way> = new Set<Way>(['left-at-counter'])

/** Where each way ends. */
export const OUTCOME_OF_WAY: Readonly<Record<Way, Outcome>> = {
  'left-at-counter': 'received',
  refused: 'refused',
  forwarded: 'processing',
  'waiting-for-citizen': 'waiting',
  supplemented: 'processing',
  verifying: 'verifying',
  verified: 'processing',
  submitted: 'deciding',
  rejected: 'processing',
  approved: 'approved',
  'signed-and-returned': 'returned',
  extended: 'processing',
  recomputed: 'processing',
  stopped: 'stopped',
  withdrawn: 'withdrawn',
  done: 'done',
  returned: 'returned',
  'returned-to-representative': 'returned',
  posted: 'posted',
  delivered: 'returned',
  undelivered: 'done',
  'sent-electronically': 'returned',
}

/** One citizen at the counter on the day of the tour. */
export interface Visit {
  /** Code of the procedure. */
  readonly procedure: string
  readonly citizen: TestCitizen
  readonly way: Way
  /** What the desk writes over the proposed fee, in đồng. */
  readonly fee?: number
  /** A form that is filled in differently from the others. */
  readonly special?: 'organisation' | 'authorised' | 'postal'
}

const FAMILIES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
]
const WOMEN = ['Thị Hạnh', 'Thị Ngọc Ánh', 'Thị Thủy', 'Thị Quỳnh', 'Thị Mỹ Duyên', 'Thị Nguyệt', 'Thị Lệ', 'Thị Yến']
const MEN = ['Văn Đức', 'Hữu Nghĩa', 'Quốc Khánh', 'Minh Tuấn', 'Đình Phước', 'Xuân Trường', 'Công Vinh', 'Thế Kỷ']
const HAMLETS = ['Xóm Đông', 'Xóm Nam', 'Xóm 3', 'Xóm 7', 'Xóm Kẻ Gám', 'Xóm Đồng Trổ']

const two = (value: number): string => String(value).padStart(2, '0')
const pick = <Item>(items: readonly Item[], place: number): Item => {
  const item = items[place % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** The citizen who comes as number `place`: made up, with a number that agrees with sex and year of birth. */
function citizen(place: number): TestCitizen {
  const woman = place % 2 === 0
  const year = 1958 + ((place * 7) % 40)
  const givenNames = woman ? WOMEN : MEN
  return {
    name: `${pick(FAMILIES, place)} ${pick(givenNames, place >> 1)}`,
    personalNumber: `040${woman ? 1 : 0}${two(year % 100)}${String(510_000 + place * 137)}`,
    born: `${two(1 + ((place * 5) % 28))}${two(1 + (place % 12))}${year}`,
    sex: woman ? 'Nữ' : 'Nam',
    address: `${pick(HAMLETS, place)}, Xã Yên Thành, tỉnh Nghệ An`,
    phone: `09${String(12_000_000 + place * 7_919)}`,
  }
}

type Plan = readonly [procedure: string, way: Way, more?: Pick<Visit, 'fee' | 'special'>]

/** Thirty dossiers of twelve procedures, in the order in which they come. */
const PLANS: readonly Plan[] = [
  ['1.001193', 'returned'],
  ['2.000635', 'returned', { fee: 16_000 }],
  ['1.004873', 'signed-and-returned', { fee: 15_000 }],
  ['1.000894', 'done'],
  ['1.004194', 'delivered'],
  ['2.000815', 'returned', { fee: 6_000 }],
  ['1.000656', 'refused'],
  ['1.004222', 'verifying'],
  ['2.000635', 'returned-to-representative', { special: 'authorised' }],
  ['1.001022', 'waiting-for-citizen', { fee: 20_000 }],
  ['2.000884', 'returned'],
  ['1.001699', 'extended'],
  ['1.004859', 'supplemented', { fee: 28_000 }],
  ['2.002516', 'sent-electronically', { special: 'organisation' }],
  ['1.004873', 'approved', { fee: 15_000 }],
  ['1.004194', 'posted', { special: 'postal' }],
  ['1.001193', 'done'],
  ['2.001035', 'submitted'],
  ['1.004222', 'verified'],
  ['1.004873', 'submitted', { fee: 15_000 }],
  ['2.000635', 'done'],
  ['1.004859', 'rejected', { fee: 28_000 }],
  ['1.001776', 'stopped'],
  ['1.000894', 'undelivered'],
  ['1.004873', 'approved', { fee: 15_000 }],
  ['1.001776', 'recomputed'],
  ['1.004194', 'withdrawn'],
  ['2.000815', 'left-at-counter', { fee: 2_000 }],
  ['1.001193', 'left-at-counter'],
  ['1.001699', 'forwarded'],
]

/** The visits of the day. */
export const VISITS: readonly Visit[] = PLANS.map(([procedure, way, more = {}], place) => ({
  procedure,
  way,
  citizen: citizen(place),
  ...more,
}))
