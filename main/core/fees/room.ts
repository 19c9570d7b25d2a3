import type { Book, BookNumber } from '../../../shared/books/book.ts'
import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import type { Collection, DeskProfile, feeCalls, Handlers, SignedInCaller } from '../../../shared/contract/index.ts'
import { dayOf, findDay, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { payable } from '../../../shared/fees/charge.ts'
import type { CashClosing, Payment } from '../../../shared/fees/payment.ts'
import { vietQr } from '../../../shared/fees/viet-qr.ts'
import type { Books } from '../books/index.ts'
import type { DossierNames } from '../dossiers/index.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import { type DocumentRequest, drawCode, type PrintableDocument } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import { cashReport, feeReceipt } from './documents.ts'
import {
  accountSet,
  cashClosed,
  feeCollected,
  feeReversed,
  receiptNumbered,
  tariffEntered,
  tariffRemoved,
} from './events.ts'
import type { OwnFees } from './own-fees.ts'
import type { PaymentTables } from './payments.ts'
import { BANKS, exemptionGroupsOn, exemptionName } from './reference.ts'
import { reportingDay } from './reporting-day.ts'

/** The calls this room answers. */
export type FeesCall = keyof typeof feeCalls

export interface FeesRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** Those whose projection the ledger was opened with. */
  readonly payments: PaymentTables
  readonly own: OwnFees
  readonly books: Books
  readonly dossiers: DossierNames
  readonly people: { getProfile(): DeskProfile }
  readonly officerName: (id: string | undefined) => string
  /** Tells which day's report follows a closing. */
  readonly calendar: () => WorkCalendar
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told when money moved or a fee was entered, once that is durable. */
  readonly changed: () => void
}

/** What other rooms have of the money. */
export interface FeesRoom {
  readonly handlers: Handlers<FeesCall>
  /** The receipt of a payment, by its identifier. */
  readonly receiptDocument: (request: DocumentRequest) => PrintableDocument
  /** The money of a day, by the day. */
  readonly reportDocument: (request: DocumentRequest) => PrintableDocument
}

/** Closings that the screen looks back on. */
const CLOSINGS_SHOWN = 30

/** Puts the fees room together over an open ledger. */
export function createFeesRoom(parts: FeesRoomParts): FeesRoom {
  const { store, ledger, payments, own, books, people, now, changed } = parts

  return {
    handlers: {
      'fees.collect': (input, caller) =>
        keep(input.id, (at) => {
          if (payments.find(input.id) === undefined) append(collected(input, at, caller), caller, at)
        }),
      'fees.reverse': ({ id, reason }, caller) =>
        keep(id, (at) => {
          const { reversedAt } = getPayment(id)
          if (reversedAt !== null) throw new DeskError('fees.reversed')
          const thread = threadOf(id)
          const open = { at, day: reportDayAt(at), payment: id }
          append(draft(feeReversed, { dossier: thread, open, personal: { reason } }), caller, at)
        }),
      'fees.number': ({ id }, caller) =>
        keep(id, (at) => {
          const { receipt: given, reversedAt } = getPayment(id)
          if (given !== null) throw new DeskError('fees.numbered')
          if (reversedAt !== null) throw new DeskError('fees.reversed')
          const receipt = nextReceipt(at, caller)
          if (receipt === null) throw new DeskError('books.not-here', { kind: 'fee-receipts' })
          append(draft(receiptNumbered, { dossier: undefined, open: { at, payment: id, receipt } }), caller, at)
        }),
      'fees.of-day': ({ day }) => ({
        payments: payments.ofDay(day),
        totals: payments.totalsOfDay(day),
        waiting: payments.waitingBeside(day),
      }),
      'fees.of-dossier': ({ dossier }) => payments.ofDossier(dossier),
      'fees.till': () => ({
        open: payments.totalsOpen(ledger.device.id),
        day: reportDayAt(now()),
        closings: payments.closings(CLOSINGS_SHOWN),
      }),
      'fees.close': ({ id, counted, note }, caller) => {
        const at = now()
        const closing = store.withinTransaction(() => {
          if (payments.findClosing(id) === undefined) {
            const totals = payments.totalsOpen(ledger.device.id)
            if (totals.payments + totals.reversals === 0) throw new DeskError('fees.closed')
            if (reportDayAt(at) !== dayAt(at)) throw new DeskError('fees.day-closed')
            const open = { at, closing: id, ...totals, counted }
            append(draft(cashClosed, { dossier: id, open, personal: { note } }), caller, at)
          }
          return getClosing(id)
        })
        changed()
        return closing
      },
      'fees.transfer-code': ({ amount, purpose }) => {
        const account = own.account()
        if (account === null) throw new DeskError('fees.no-account')
        const text = vietQr(account, amount, purpose)
        return { text, ...drawCode(text) }
      },
      'fees.reference': () => ({
        exemptions: exemptionGroupsOn(dayAt(now())),
        banks: [...BANKS],
        account: own.account(),
        tariffs: own.list(),
      }),
      'fees.enter-tariff': (tariff, caller) =>
        set((at) => draft(tariffEntered, { dossier: undefined, open: { at, tariff } }), caller),
      'fees.remove-tariff': (tariff, caller) =>
        set((at) => draft(tariffRemoved, { dossier: undefined, open: { at, ...tariff } }), caller),
      'fees.set-account': ({ account }, caller) =>
        set((at) => draft(accountSet, { dossier: undefined, open: { at, account } }), caller),
    },
    receiptDocument: (request) => {
      const payment = getPayment(request.subject)
      return feeReceipt({
        payment,
        book: payment.receipt === null ? null : books.get(payment.receipt.book),
        desk: people.getProfile(),
        dossierCode: payment.dossier === null ? null : (parts.dossiers.find(payment.dossier)?.code ?? null),
        exemption: payment.exemption === null ? null : exemptionName(payment.exemption.group),
        officerName: parts.officerName(payment.officer ?? undefined),
        request,
      })
    },
    reportDocument: (request) => {
      const { subject: day } = request
      if (findDay(day) === undefined) throw new DeskError('fees.unknown')
      const entries = payments.ofDay(day).toReversed()
      const bookOf = new Map<string, Book>()
      for (const { receipt } of entries) if (receipt !== null) bookOf.set(receipt.book, books.get(receipt.book))
      return cashReport({
        day,
        payments: entries,
        bookOf,
        totals: payments.totalsOfDay(day),
        closings: payments.closings(CLOSINGS_SHOWN).filter(({ at }) => dayAt(at) === day),
        desk: people.getProfile(),
        officerName: parts.officerName,
        request,
      })
    },
  }

  function collected(input: Collection, at: number, caller: SignedInCaller): Draft {
    const { id, dossier, lines, exemption, method, reference, payer, address } = input
    if (dossier !== null && parts.dossiers.find(dossier) === undefined) throw new DeskError('dossiers.unknown')
    const day = dayAt(at)
    if (exemption !== null && !exemptionGroupsOn(day).some(({ code }) => code === exemption.group)) {
      throw new DeskError('fees.exempt-unknown')
    }
    return draft(feeCollected, {
      dossier: dossier ?? id,
      open: {
        at,
        day: reportDayAt(at),
        payment: id,
        about: dossier,
        receipt: nextReceipt(at, caller),
        lines,
        exemption: exemption === null ? null : { group: exemption.group, percent: exemption.percent },
        amount: payable(lines, exemption),
        method,
        reference,
      },
      personal: { payer, address, exemptionReason: exemption?.reason ?? '' },
    })
  }

  function nextReceipt(at: number, { officer }: SignedInCaller): BookNumber | null {
    return books.findNext('fee-receipts', { officer: officer.id, now: at, day: dayAt(at) }) ?? null
  }

  /** In which day's report something stands that happens now. */
  function reportDayAt(at: number): string {
    const closed = payments.findLastClosing(ledger.device.id)
    return reportingDay(dayAt(at), closed === undefined ? undefined : dayAt(closed), parts.calendar())
  }

  /** The thread that a payment's personal data is sealed in: the dossier's, else its own. */
  function threadOf(id: string): string {
    return getPayment(id).dossier ?? id
  }

  function append(event: Draft, { officer }: SignedInCaller, at: number): void {
    ledger.append([event], { officer: officer.id, now: at })
  }

  function keep(id: string, act: (at: number) => void): Payment {
    const at = now()
    const payment = store.withinTransaction(() => {
      act(at)
      return getPayment(id)
    })
    changed()
    return payment
  }

  function set(event: (at: number) => Draft, caller: SignedInCaller): Record<string, never> {
    const at = now()
    append(event(at), caller, at)
    changed()
    return {}
  }

  function getPayment(id: string): Payment {
    const payment = payments.find(id)
    if (payment === undefined) throw new DeskError('fees.unknown')
    return payment
  }

  function getClosing(id: string): CashClosing {
    const closing = payments.findClosing(id)
    if (closing === undefined) throw new DeskError('fees.unknown')
    return closing
  }
}

/** The desk's day (UTC+7) at an instant. */
function dayAt(instant: number): string {
  return isoDateOf(dayOf(localMinuteOf(instant)))
}
