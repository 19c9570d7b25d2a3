import { totalOf } from '../../../shared/fees/charge.ts'
import { type CashClosing, type CashTotals, Payment } from '../../../shared/fees/payment.ts'
import type { EventOf } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import type { cashClosed, feeCollected, feeReversed, receiptNumbered } from './events.ts'

interface StoredPayment {
  readonly id: string
  readonly at: number
  readonly day: string
  readonly officer: string | null
  readonly dossier: string | null
  readonly book: string | null
  readonly number: number | null
  readonly lines: string
  readonly exemption_group: string | null
  readonly exemption_percent: number | null
  readonly exemption_reason: string
  readonly amount: number
  readonly method: string
  readonly reference: string
  readonly payer: string
  readonly address: string
  readonly reversed_at: number | null
  readonly reversed_day: string | null
  readonly numbered_at: number | null
}

interface StoredSums {
  readonly payments: number
  readonly cash: number
  readonly transfer: number
  readonly exempted: number
}

const COLUMNS = `id, at, day, officer, dossier, book, number, lines, exemption_group, exemption_percent,
  exemption_reason, amount, method, reference, payer, address, reversed_at, reversed_day, numbered_at`

const SUMS = `count(*) AS payments, coalesce(sum(amount) FILTER (WHERE method = 'cash'), 0) AS cash,
  coalesce(sum(amount) FILTER (WHERE method = 'transfer'), 0) AS transfer,
  coalesce(sum(total - amount), 0) AS exempted FROM payments`

/** Tables of payments and closings. */
export class PaymentTables {
  readonly #insert: Statement<
    [
      string,
      string,
      number,
      string,
      string | null,
      string,
      string | null,
      string | null,
      number | null,
      string,
      string | null,
      number | null,
      string,
      number,
      number,
      string,
      string,
      string,
      string,
    ],
    never
  >
  readonly #number: Statement<[string, number, number, string], never>
  readonly #reverse: Statement<[number, string, string], never>
  readonly #close: Statement<[string, string], never>
  readonly #closeReversals: Statement<[string, string], never>
  readonly #insertClosing: Statement<
    [string, number, string | null, string, number, number, number, number, number, number, string],
    never
  >
  readonly #resets: readonly Statement<[], never>[]
  readonly #forget: Statement<[string], never>
  readonly #forgetClosing: Statement<[string], never>
  readonly #byId: Statement<[string], StoredPayment>
  readonly #ofDay: Statement<[string, string], StoredPayment>
  readonly #ofDossier: Statement<[string], StoredPayment>
  readonly #sumOfDay: Statement<[string], StoredSums>
  readonly #reversedOnDay: Statement<[string], StoredSums>
  readonly #sumOpen: Statement<[string], StoredSums>
  readonly #reversedOpen: Statement<[string], StoredSums>
  readonly #closings: Statement<[number], CashClosing>
  readonly #closing: Statement<[string], CashClosing>
  readonly #lastClosing: Statement<[string], { readonly at: number | null }>
  readonly #waiting: Statement<[string], StoredPayment>

  constructor(store: Store) {
    this.#insert = store.prepare(
      `INSERT INTO payments (id, thread, at, day, officer, device, dossier, book, number, lines, exemption_group,
         exemption_percent, exemption_reason, total, amount, method, reference, payer, address)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    )
    this.#number = store.prepare(
      'UPDATE payments SET book = ?, number = ?, numbered_at = ? WHERE id = ? AND number IS NULL',
    )
    this.#reverse = store.prepare(
      'UPDATE payments SET reversed_at = ?, reversed_day = ? WHERE id = ? AND reversed_at IS NULL',
    )
    this.#close = store.prepare('UPDATE payments SET closing = ? WHERE device = ? AND closing IS NULL')
    this.#closeReversals = store.prepare(
      `UPDATE payments SET reversed_closing = ?
       WHERE device = ? AND reversed_at IS NOT NULL AND reversed_closing IS NULL`,
    )
    this.#insertClosing = store.prepare(
      `INSERT INTO cash_closings (id, at, officer, device, payments, reversals, cash, transfer, exempted, counted, note)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    )
    this.#resets = [store.prepare('DELETE FROM payments'), store.prepare('DELETE FROM cash_closings')]
    this.#forget = store.prepare("UPDATE payments SET payer = '', address = '', exemption_reason = '' WHERE thread = ?")
    this.#forgetClosing = store.prepare("UPDATE cash_closings SET note = '' WHERE id = ?")
    this.#byId = store.prepare(`SELECT ${COLUMNS} FROM payments WHERE id = ?`)
    this.#ofDay = store.prepare(
      `SELECT ${COLUMNS} FROM payments WHERE day = ? OR reversed_day = ? ORDER BY at DESC, id DESC`,
    )
    this.#ofDossier = store.prepare(`SELECT ${COLUMNS} FROM payments WHERE dossier = ? ORDER BY at, id`)
    this.#sumOfDay = store.prepare(`SELECT ${SUMS} WHERE day = ?`)
    this.#reversedOnDay = store.prepare(`SELECT ${SUMS} WHERE reversed_day = ?`)
    this.#sumOpen = store.prepare(`SELECT ${SUMS} WHERE device = ? AND closing IS NULL`)
    this.#reversedOpen = store.prepare(
      `SELECT ${SUMS} WHERE device = ? AND reversed_at IS NOT NULL AND reversed_closing IS NULL`,
    )
    const closing =
      'SELECT id, at, officer, payments, reversals, cash, transfer, exempted, counted, note FROM cash_closings'
    this.#closings = store.prepare(`${closing} ORDER BY at DESC, id DESC LIMIT ?`)
    this.#closing = store.prepare(`${closing} WHERE id = ?`)
    this.#lastClosing = store.prepare('SELECT max(at) AS at FROM cash_closings WHERE device = ?')
    this.#waiting = store.prepare(
      `SELECT ${COLUMNS} FROM payments WHERE number IS NULL AND reversed_at IS NULL AND day <> ? ORDER BY at DESC, id DESC`,
    )
  }

  collect(event: EventOf<typeof feeCollected>): void {
    const { open, personal, dossier: thread, officer, device } = event
    const { payment, at, day, about, receipt, lines, exemption, amount, method, reference } = open
    const { payer = '', address = '', exemptionReason = '' } = personal ?? {}
    const total = totalOf(lines)
    const { group = null, percent = null } = exemption ?? {}
    this.#insert.run(
      payment,
      thread ?? payment,
      at,
      day,
      officer ?? null,
      device,
      about,
      receipt?.book ?? null,
      receipt?.number ?? null,
      JSON.stringify(lines),
      group,
      percent,
      exemptionReason,
      total,
      amount,
      method,
      reference,
      payer,
      address,
    )
  }

  number({ open }: EventOf<typeof receiptNumbered>): void {
    this.#number.run(open.receipt.book, open.receipt.number, open.at, open.payment)
  }

  reverse({ open }: EventOf<typeof feeReversed>): void {
    this.#reverse.run(open.at, open.day, open.payment)
  }

  close({ open, personal, officer, device }: EventOf<typeof cashClosed>): void {
    const { closing, at, payments, reversals, cash, transfer, exempted, counted } = open
    const note = personal?.note ?? ''
    this.#insertClosing.run(
      closing,
      at,
      officer ?? null,
      device,
      payments,
      reversals,
      cash,
      transfer,
      exempted,
      counted,
      note,
    )
    this.#close.run(closing, device)
    this.#closeReversals.run(closing, device)
  }

  reset(): void {
    for (const reset of this.#resets) reset.run()
  }

  forget(thread: string): void {
    this.#forget.run(thread)
    this.#forgetClosing.run(thread)
  }

  find(id: string): Payment | undefined {
    const row = this.#byId.find(id)
    return row === undefined ? undefined : toPayment(row)
  }

  /** Payments taken or reversed on a day, the last on top. */
  ofDay(day: string): Payment[] {
    return this.#ofDay.all(day, day).map(toPayment)
  }

  /** Payments with a provisional slip that are not in a day's report. */
  waitingBeside(day: string): Payment[] {
    return this.#waiting.all(day).map(toPayment)
  }

  ofDossier(dossier: string): Payment[] {
    return this.#ofDossier.all(dossier).map(toPayment)
  }

  /** What was taken on a day less what was reversed on it. */
  totalsOfDay(day: string): CashTotals {
    return less(this.#sumOfDay.get(day), this.#reversedOnDay.get(day))
  }

  /** What a desk took and reversed since its last closing. */
  totalsOpen(device: string): CashTotals {
    return less(this.#sumOpen.get(device), this.#reversedOpen.get(device))
  }

  closings(limit: number): CashClosing[] {
    return this.#closings.all(limit)
  }

  /** When a desk closed its till last. */
  findLastClosing(device: string): number | undefined {
    return this.#lastClosing.get(device).at ?? undefined
  }

  findClosing(id: string): CashClosing | undefined {
    return this.#closing.find(id)
  }
}

function less(taken: StoredSums, reversed: StoredSums): CashTotals {
  return {
    payments: taken.payments,
    reversals: reversed.payments,
    cash: taken.cash - reversed.cash,
    transfer: taken.transfer - reversed.transfer,
    exempted: Math.max(0, taken.exempted - reversed.exempted),
  }
}

function toPayment(row: StoredPayment): Payment {
  const { id, at, day, officer, dossier, book, number, amount, method, reference, payer, address } = row
  const { exemption_group: group, exemption_percent: percent, exemption_reason: reason } = row
  return Payment.parse({
    id,
    at,
    day,
    officer,
    dossier,
    amount,
    method,
    reference,
    payer,
    address,
    receipt: book === null ? null : { book, number },
    lines: JSON.parse(row.lines),
    exemption: group === null ? null : { group, percent, reason },
    numberedAt: row.numbered_at,
    reversedAt: row.reversed_at,
    reversedDay: row.reversed_day,
  })
}
