import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Collection } from '../../../shared/contract/index.ts'
import { isoDateOf } from '../../../shared/deadlines/index.ts'
import { FEE_EVENTS } from '../../../shared/fees/events.ts'
import { hasRightChecksum } from '../../../shared/fees/viet-qr.ts'
import { deskDay } from '../../../shared/indicators/period.ts'
import { checkAsyncProperty } from '../../property.ts'
import { HOA, refusalOf } from '../dossiers/dossier-desk.ts'
import { CounterDesk, DOSSIER, FRIDAY } from './counter-desk.ts'

let desk: CounterDesk
const DAY = '2026-11-20'

beforeEach(async () => {
  desk = await CounterDesk.open()
  const book = { kind: 'fee-receipts', series: 'CM-26T', form: '01BLP', first: 1, last: null } as const
  await desk.ask('books.open', { id: v7(), ...book }, HOA)
})
afterEach(() => desk.leave())

const line = (unitAmount: number, quantity = 1) => ({
  name: 'Lệ phí hộ tịch',
  quantity,
  unitAmount,
  amount: unitAmount * quantity,
})

const collection = (parts: Partial<Collection> = {}): Collection => ({
  id: v7(),
  dossier: null,
  lines: [line(8_000, 2)],
  exemption: null,
  method: 'cash',
  reference: '',
  payer: 'Nguyễn Thị Mai',
  address: 'Thôn 3',
  ...parts,
})

const pay = (parts: Partial<Collection> = {}, at = desk) => at.ask('fees.collect', collection(parts))

/** What came and went, one line an event, straight from the ledger. */
interface Moved {
  readonly position: number
  readonly day: string
  readonly sign: 1 | -1
  readonly method: 'cash' | 'transfer'
  readonly amount: number
  readonly exempted: number
}

function moneyOf(till: CounterDesk, paid: readonly { readonly id: string }[]): Moved[] {
  return paid.flatMap(({ id }) => {
    const [taken, against] = till.ledger.history(id)
    if (taken === undefined) throw new Error('A payment without an event')
    const { day, amount, lines, method } = FEE_EVENTS['fee.collected'].open.parse(taken.open)
    const exempted = lines.reduce((sum, each) => sum + each.quantity * each.unitAmount, 0) - amount
    const came: Moved = { position: taken.position, day, sign: 1, method, amount, exempted }
    if (against === undefined) return [came]
    const reversal = FEE_EVENTS['fee.reversed'].open.parse(against.open)
    return [came, { ...came, position: against.position, day: reversal.day, sign: -1 as const }]
  })
}

function plainCount(all: readonly Moved[], counts: (each: Moved) => boolean) {
  const totals = { payments: 0, reversals: 0, cash: 0, transfer: 0, exempted: 0 }
  for (const each of all.filter(counts)) {
    if (each.sign === 1) totals.payments += 1
    else totals.reversals += 1
    totals[each.method] += each.sign * each.amount
    totals.exempted += each.sign * each.exempted
  }
  return totals
}

describe('money', () => {
  it('is taken once under one receipt number, however often it is sent', async () => {
    const input = collection()
    const payment = await desk.ask('fees.collect', input)
    expect(payment).toMatchObject({ amount: 16_000, day: DAY, receipt: { number: 1 }, reversedAt: null })
    expect(await desk.ask('fees.collect', input)).toEqual(payment)
    expect((await pay()).receipt?.number).toBe(2)
    expect(desk.changes).toBeGreaterThan(0)
  })

  it('is less for who the law lets off, with the reason on the receipt', async () => {
    const exemption = { group: 'ho-ngheo', percent: 50, reason: 'Giấy chứng nhận hộ nghèo số 12' }
    const { id, amount } = await pay({ lines: [line(15_001)], exemption })
    expect(amount).toBe(7_500)
    const { text } = await desk.print('fee-receipt', id)
    expect(text).toContain('50% – Người thuộc hộ nghèo (Giấy chứng nhận hộ nghèo số 12)')
    expect(text).toContain('Bảy nghìn năm trăm đồng')
    const unknown = { group: 'khong-co', percent: 50, reason: 'không rõ' }
    expect((await refusalOf(() => pay({ exemption: unknown })))?.code).toBe('fees.exempt-unknown')
  })

  it('belongs to its dossier, and to none that is not there', async () => {
    const { id } = await pay({ dossier: DOSSIER.id })
    expect((await desk.ask('fees.of-dossier', { dossier: DOSSIER.id })).map((each) => each.id)).toEqual([id])
    expect((await desk.print('fee-receipt', id)).text).toContain(DOSSIER.code)
    expect((await refusalOf(() => pay({ dossier: v7() })))?.code).toBe('dossiers.unknown')
  })

  it('is reversed by an entry against it, once; its number stays used', async () => {
    const { id } = await pay()
    const reversed = await desk.ask('fees.reverse', { id, reason: 'Thu nhầm người' })
    expect(reversed).toMatchObject({ receipt: { number: 1 }, reversedAt: FRIDAY })
    expect((await refusalOf(() => desk.ask('fees.reverse', { id, reason: 'Thu nhầm người' })))?.code).toBe(
      'fees.reversed',
    )
    expect((await pay()).receipt?.number).toBe(2)
    expect((await desk.ask('fees.of-day', { day: DAY })).totals).toMatchObject({
      cash: 16_000,
      payments: 2,
      reversals: 1,
    })
    expect((await desk.print('fee-receipt', id)).text).toContain('ĐÃ HỦY')
  })

  it('is kept with a provisional slip where no receipt book is, and gets its number when one is', async () => {
    const other = await CounterDesk.open({ deskMark: 'Q9' })
    try {
      const { id, receipt } = await pay({}, other)
      expect(receipt).toBeNull()
      const slip = (await other.print('fee-receipt', id)).text
      expect(slip).toContain('PHIẾU THU TẠM')
      const slipNumber = /Số phiếu tạm: (T-[0-9A-F]{8})/.exec(slip)?.[1] ?? 'none'
      expect((await other.print('cash-report', DAY)).text).toContain(slipNumber)
      expect((await refusalOf(() => other.ask('fees.number', { id })))?.code).toBe('books.not-here')
      const book = { kind: 'fee-receipts', series: 'CM-26T', form: '', first: 7, last: null } as const
      await other.ask('books.open', { id: v7(), ...book }, HOA)
      const later = (await other.ask('fees.of-day', { day: '2026-11-25' })).waiting
      expect(later.map((each) => each.id)).toEqual([id])
      expect((await other.ask('fees.number', { id })).receipt?.number).toBe(7)
      expect((await other.ask('fees.of-day', { day: '2026-11-25' })).waiting).toEqual([])
      expect((await other.print('fee-receipt', id)).text).toContain(`Thay phiếu thu tạm số ${slipNumber}`)
      expect((await refusalOf(() => other.ask('fees.number', { id })))?.code).toBe('fees.numbered')
      expect((await pay({}, other)).receipt?.number).toBe(8)
    } finally {
      other.leave()
    }
  })

  it('loses its payer with the key of its thread, never its sum', async () => {
    const { id } = await pay()
    desk.ledger.destroyPersonalData(id)
    const [payment] = (await desk.ask('fees.of-day', { day: DAY })).payments
    expect(payment).toMatchObject({ payer: '', address: '', amount: 16_000 })
    const before = desk.ledger.projectionDigest('fees')
    await desk.ledger.rebuild()
    expect(desk.ledger.projectionDigest('fees')).toBe(before)
  })
})

describe('the till', () => {
  it('is closed over everything since the last closing, with what differs', async () => {
    await pay()
    await pay({ method: 'transfer', reference: 'FT26324' })
    const id = v7()
    const closing = await desk.ask('fees.close', { id, counted: 15_000, note: 'Thiếu một nghìn tiền lẻ' })
    expect(closing).toMatchObject({ payments: 2, reversals: 0, cash: 16_000, transfer: 16_000, counted: 15_000 })
    expect(await desk.ask('fees.close', { id, counted: 0, note: '' })).toEqual(closing)
    const again = () => desk.ask('fees.close', { id: v7(), counted: 0, note: '' })
    expect((await refusalOf(again))?.code).toBe('fees.closed')

    const { id: wrong } = await pay()
    desk.now += 86_400_000
    await desk.ask('fees.reverse', { id: wrong, reason: 'Thu nhầm người' })
    expect((await desk.ask('fees.till', {})).open).toMatchObject({ payments: 1, reversals: 1, cash: 0 })
    const { text } = await desk.print('cash-report', DAY)
    expect(text).toContain('chênh lệch -1.000 đồng – Thiếu một nghìn tiền lẻ')
    expect(text).toContain('Số lần thu: 2; bút toán đảo: 0')
  })

  it('freezes its day: what comes after stands in the report of the next working day, and is closed with it', async () => {
    const { id: before } = await pay()
    await desk.ask('fees.close', { id: v7(), counted: 16_000, note: '' })
    const frozen = await desk.ask('fees.of-day', { day: DAY })
    expect((await desk.ask('fees.till', {})).day).toBe('2026-11-23')
    // Friday afternoon, after the closing.
    desk.now += 60_000
    expect((await pay()).day).toBe('2026-11-23')
    await desk.ask('fees.reverse', { id: before, reason: 'Thu nhầm người' })
    const close = () => desk.ask('fees.close', { id: v7(), counted: 0, note: '' })
    expect((await refusalOf(close))?.code).toBe('fees.day-closed')
    expect((await desk.ask('fees.of-day', { day: DAY })).totals).toEqual(frozen.totals)
    expect((await desk.print('cash-report', DAY)).text).toContain('Số lần thu: 1; bút toán đảo: 0')

    desk.now = Date.UTC(2026, 10, 23, 2)
    await pay()
    const totals = { payments: 2, reversals: 1, cash: 16_000, transfer: 0, exempted: 0 }
    expect((await desk.ask('fees.of-day', { day: '2026-11-23' })).totals).toEqual(totals)
    expect((await desk.print('cash-report', '2026-11-23')).text).toContain('Bút toán đảo')
    expect(await close()).toMatchObject(totals)
  })

  it('always holds what a plain count over the acts gives', async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('pay' as const), amount: fc.integer({ min: 1, max: 90_000 }), cash: fc.boolean() }),
      fc.record({ kind: fc.constant('reverse' as const), which: fc.nat() }),
      fc.record({ kind: fc.constant('close' as const) }),
      fc.record({ kind: fc.constant('day' as const) }),
    )
    await checkAsyncProperty(
      fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (acts) => {
        const till = await CounterDesk.open()
        try {
          const paid: { id: string; reversed: boolean }[] = []
          const frozen = new Map<string, unknown>()
          let closedAt = 0
          for (const each of acts) {
            if (each.kind === 'pay') {
              const method = each.cash ? 'cash' : 'transfer'
              const { id } = await pay({ lines: [line(each.amount)], method }, till)
              paid.push({ id, reversed: false })
            }
            const standing = paid.filter(({ reversed }) => !reversed)
            const chosen = each.kind === 'reverse' ? standing[each.which % Math.max(1, standing.length)] : undefined
            if (chosen !== undefined) {
              await till.ask('fees.reverse', { id: chosen.id, reason: 'Thu nhầm' })
              chosen.reversed = true
            }
            if (each.kind === 'day') till.now += 86_400_000
            const open = plainCount(moneyOf(till, paid), ({ position }) => position > closedAt)
            expect((await till.ask('fees.till', {})).open).toEqual(open)
            if (each.kind === 'close') {
              const closed = await refusalOf(async () => {
                const counted = Math.max(0, open.cash)
                const id = v7()
                expect(await till.ask('fees.close', { id, counted, note: '' })).toMatchObject(open)
                closedAt = till.ledger.history(id).at(-1)?.position ?? closedAt
                frozen.set(
                  isoDateOf(deskDay(till.now)),
                  (await till.ask('fees.of-day', { day: isoDateOf(deskDay(till.now)) })).totals,
                )
              })
              expect(['fees.closed', 'fees.day-closed', undefined]).toContain(closed?.code)
            }
          }
          // Whatever came later, a closed day is what it was; and every day is what its events add up to.
          for (const [day, totals] of frozen) expect((await till.ask('fees.of-day', { day })).totals).toEqual(totals)
          const money = moneyOf(till, paid)
          const days = new Set(money.map(({ day }) => day))
          for (const day of days) {
            const { totals } = await till.ask('fees.of-day', { day })
            expect(totals).toEqual(plainCount(money, (each) => each.day === day))
          }
          const before = till.ledger.projectionDigest('fees')
          await till.ledger.rebuild()
          expect(till.ledger.projectionDigest('fees')).toBe(before)
        } finally {
          till.leave()
        }
      }),
      15,
    )
  })
})

describe('what the commune sets', () => {
  const tariff = {
    procedure: '1.004873',
    effectiveFrom: '2026-01-01',
    amount: 15_000,
    per: 'trường hợp',
    source: 'NQ 12/2025/NQ-HĐND',
  }

  it('is a fee from a day on, replaced by the next and taken away again', async () => {
    await desk.ask('fees.enter-tariff', tariff, HOA)
    await desk.ask('fees.enter-tariff', { ...tariff, effectiveFrom: '2027-01-01', amount: 20_000 }, HOA)
    const { own } = desk.rooms
    expect(own.find('1.004873', '2025-12-31')).toBeUndefined()
    expect(own.find('1.004873', DAY)?.fee).toEqual({ kind: 'fixed', amount: 15_000, per: 'trường hợp' })
    expect(own.find('1.004873', '2027-01-01')?.fee).toMatchObject({ amount: 20_000 })
    await desk.ask('fees.remove-tariff', { procedure: '1.004873', effectiveFrom: '2027-01-01' }, HOA)
    expect(own.find('1.004873', '2027-01-01')?.fee).toMatchObject({ amount: 15_000 })
  })

  it('is an account, without which there is no code to pay by', async () => {
    const ask = () => desk.ask('fees.transfer-code', { amount: 16_000, purpose: 'LP H56-0007' })
    expect((await refusalOf(ask))?.code).toBe('fees.no-account')
    const account = { bin: '970405', account: '0123456789012', holder: 'UBND xã Cẩm Mỹ' }
    await desk.ask('fees.set-account', { account }, HOA)
    const { text, size, path } = await ask()
    expect(hasRightChecksum(text)).toBe(true)
    expect(size).toBeGreaterThan(20)
    expect(path).toMatch(/^M\d+ \d+h1v1h-1z/)
    await desk.restart()
    expect((await desk.ask('fees.reference', {})).account).toEqual(account)
    await desk.ask('fees.set-account', { account: null }, HOA)
    expect((await refusalOf(ask))?.code).toBe('fees.no-account')
  })
})

it('notes every print and says on a re-print that it is one', async () => {
  const { id } = await pay()
  const first = await desk.print('fee-receipt', id)
  expect(first.copies).toBe(3)
  expect(first.text).not.toContain('Bản in lại')
  expect((await desk.print('fee-receipt', id)).text).toContain('Bản in lại lần 1')
  await desk.restart()
  expect((await desk.print('fee-receipt', id)).text).toContain('Bản in lại lần 2')
  expect((await refusalOf(() => desk.print('fee-receipt', v7())))?.code).toBe('fees.unknown')
})
