import { z } from 'zod'
import { findDay } from '../deadlines/local-time.ts'

/** `yyyy-MM-dd`, a day of the Gregorian calendar in Asia/Ho_Chi_Minh. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine((date) => findDay(date) !== undefined)
export type IsoDate = z.infer<typeof IsoDate>

/**
 * How well a value of law is known: `confirmed` by a legal text or official list we read, `secondary` from another
 * source, `unconfirmed` where the province must check it before use. Shown beside the value.
 */
export const Certainty = z.enum(['confirmed', 'secondary', 'unconfirmed'])
export type Certainty = z.infer<typeof Certainty>

/** Term of a procedure (thời hạn giải quyết). Fractions of a day are allowed (0.5 = half of the office hours of a day). */
export const Term = z.discriminatedUnion('unit', [
  /** Result within the office hours of the day of reception. */
  z.strictObject({ unit: z.literal('same-day') }),
  z.strictObject({ unit: z.literal('working-days'), amount: z.number().positive().max(400) }),
  z.strictObject({ unit: z.literal('working-hours'), amount: z.number().positive().max(400) }),
  z.strictObject({ unit: z.literal('calendar-days'), amount: z.number().positive().max(400) }),
])
export type Term = z.infer<typeof Term>

/**
 * What reception after a clock time means, a rule of its own for each procedure (the three meanings of "15 giờ"):
 * - `result-next-working-day`: the term runs as usual, but the result is due on the next working day (Luật Hộ tịch, Điều 5.3);
 * - `clock-next-working-day`: the term starts at the opening of the next working day (NĐ 63/2024, Điều 7);
 * - `forward-next-morning`: only the inner hand-over to the specialist moves to the next morning; the due date does not.
 */
export const LateRule = z.strictObject({
  after: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  meaning: z.enum(['result-next-working-day', 'clock-next-working-day', 'forward-next-morning']),
})
export type LateRule = z.infer<typeof LateRule>

/** One paper (giấy tờ, thành phần hồ sơ) of a procedure. */
export const ProcedurePaper = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,60}$/),
  name: z.string().min(2).max(500),
  /** `hand-in` (nộp) stays in the dossier, `show` (xuất trình) goes back to the citizen and is never scanned. */
  use: z.enum(['hand-in', 'show']),
  /** A paper that only some cases need is offered unticked and never blocks reception. */
  required: z.boolean(),
  originals: z.number().int().min(0).max(20),
  copies: z.number().int().min(0).max(20),
  note: z.string().max(500).optional(),
  /** The paper that a procedure of certification certifies: reception asks for its pages and copies. */
  certified: z.literal(true).optional(),
})
export type ProcedurePaper = z.infer<typeof ProcedurePaper>

/** Fee (phí, lệ phí) in đồng. `set-by-province` has no amount until the province's own dated value is entered. */
export const Fee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('fixed'), amount: z.number().int().positive(), per: z.string().max(60).optional() }),
  /** Certification of copies: per page of the original, cheaper from a page on, capped per copy (TT 226/2016/TT-BTC). */
  z.strictObject({
    kind: z.literal('per-page'),
    firstPages: z.number().int().positive(),
    firstAmount: z.number().int().positive(),
    furtherAmount: z.number().int().positive(),
    capPerCopy: z.number().int().positive(),
  }),
  z.strictObject({ kind: z.literal('set-by-province') }),
])
export type Fee = z.infer<typeof Fee>

/** One value of law together with how well it is known and where it was read. */
const Source = z.strictObject({ certainty: Certainty, text: z.string().min(2).max(400) })

/** An administrative procedure (thủ tục hành chính) as it holds from a date on. */
export const Procedure = z.strictObject({
  /** National code `n.nnnnnn`. */
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(5).max(300),
  field: z.enum([
    'civil-status',
    'certification',
    'residence',
    'social-protection',
    'merit',
    'adoption',
    'children',
    'health-insurance',
  ]),
  effectiveFrom: IsoDate,
  term: Term,
  /** Longest extra time for verification (xác minh), told to the citizen but not part of the ordinary term. */
  verification: z.strictObject({ workingDays: z.number().positive() }).optional(),
  late: LateRule.optional(),
  fee: Fee,
  feeNote: z.string().max(300).optional(),
  papers: z.array(ProcedurePaper).min(1).max(30),
  /** Name of the result handed back. */
  result: z.string().min(2).max(200),
  /** Advice for the clerk at the counter (who must be present, what is no longer asked). */
  advice: z.array(z.string().max(400)).max(10),
  /** Everyday words people use for it at the counter, to find it by. */
  keywords: z.array(z.string().max(60)).max(12),
  sources: z.strictObject({ identity: Source, term: Source, fee: Source, papers: Source }),
})
export type Procedure = z.infer<typeof Procedure>

/** A national procedure the desk knows by name only: found by search, shown as "known, not configured here". */
export const KnownProcedure = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(3),
  group: z.string().min(3),
})
export type KnownProcedure = z.infer<typeof KnownProcedure>
