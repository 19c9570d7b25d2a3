import { z } from 'zod'
import type { Fee, Procedure } from '../../shared/catalog/procedure.ts'
import { requestOf } from '../../shared/catalog/request.ts'
import type { Reception, Refusal } from '../../shared/contract/dossiers.ts'
import { Applicant, canBeBornOn, Representation, Sex } from '../../shared/dossier/applicant.ts'
import { ReceptionChannel, ReturnBy } from '../../shared/dossier/dossier.ts'
import { chargeFor } from '../../shared/fees/charge.ts'
import { parseTypedDate } from '../parts/typed-date.ts'

/** Most originals, or copies, of one paper. */
export const MOST_PIECES = 99
/** Most pages of a paper to be certified. */
export const MOST_PAGES = 9_999
/** Most certified copies of one paper. */
export const MOST_COPIES = 999
/** Most sets of a dossier. */
export const MOST_SETS = 20
/** Highest fee, in đồng. */
export const MOST_FEE = 1_000_000_000

/** A paper on the checklist: what the procedure asks for and what the citizen brought. */
const ChecklistPaper = z.strictObject({
  code: z.string(),
  name: z.string(),
  use: z.enum(['hand-in', 'show']),
  required: z.boolean(),
  present: z.boolean(),
  originals: z.number().int().min(0).max(MOST_PIECES),
  copies: z.number().int().min(0).max(MOST_PIECES),
  note: z.string().optional(),
  /** The paper to be certified has pages, copies on paper and perhaps one signed electronically. */
  certified: z.literal(true).optional(),
  pages: z.number().int().min(1).max(MOST_PAGES).optional(),
  paperCopies: z.number().int().min(0).max(MOST_COPIES).optional(),
  electronicCopy: z.boolean().optional(),
})
export type ChecklistPaper = z.infer<typeof ChecklistPaper>

/** The applicant as typed: every field a text, empty where nothing is known. */
const ApplicantFields = z.strictObject({
  name: z.string(),
  personalNumber: z.string(),
  oldNumber: z.string(),
  dateOfBirth: z.string(),
  sex: z.union([Sex, z.literal('')]),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  cardIssuedOn: z.string(),
})
export type ApplicantFields = z.infer<typeof ApplicantFields>

/** A reception being typed, as the screen holds it and as a draft keeps it. */
export const ReceptionForm = z.strictObject({
  /** Code of the procedure, empty until one is chosen. */
  procedure: z.string(),
  procedureName: z.string(),
  applicant: ApplicantFields,
  ownerName: z.string(),
  summary: z.string(),
  sets: z.number().int().min(1).max(MOST_SETS),
  papers: z.array(ChecklistPaper),
  /** Amount in đồng; null while the clerk has still to type it. */
  fee: z.number().int().min(0).max(MOST_FEE).nullable(),
  feeNote: z.string(),
  returnBy: ReturnBy,
  /** How it came; by post or through the portal it has the day and time it was sent. */
  channel: ReceptionChannel.default('direct'),
  sentOn: z.string().default(''),
  sentAt: z.string().default(''),
  /** For whom the applicant acts. */
  actingFor: z.enum(['self', 'person', 'organisation']).default('self'),
  ownerNumber: z.string().default(''),
  authorisation: z.string().default(''),
  taxCode: z.string().default(''),
  position: z.string().default(''),
  /** The open dossier of the same request, and why this one is received all the same. */
  duplicateOf: z.string().default(''),
  duplicateReason: z.string().default(''),
})
export type ReceptionForm = z.infer<typeof ReceptionForm>

const NOBODY: ApplicantFields = {
  name: '',
  personalNumber: '',
  oldNumber: '',
  dateOfBirth: '',
  sex: '',
  address: '',
  phone: '',
  email: '',
  cardIssuedOn: '',
}

/** An empty reception; `returnBy` is the clerk's last choice. */
export function blankReception(returnBy: ReturnBy): ReceptionForm {
  return {
    procedure: '',
    procedureName: '',
    applicant: NOBODY,
    ownerName: '',
    summary: '',
    sets: 1,
    papers: [],
    fee: 0,
    feeNote: '',
    returnBy,
    channel: 'direct',
    sentOn: '',
    sentAt: '',
    actingFor: 'self',
    ownerNumber: '',
    authorisation: '',
    taxCode: '',
    position: '',
    duplicateOf: '',
    duplicateReason: '',
  }
}

/** Whether nothing worth keeping has been typed. */
export function isBlank(form: ReceptionForm): boolean {
  return form.procedure === '' && Object.values(form.applicant).every((value) => value === '') && form.summary === ''
}

/** Amount asked when the procedure is chosen; null where the clerk must type it. */
function feeOf(fee: Fee): number | null {
  if (fee.kind === 'none') return 0
  return fee.kind === 'fixed' ? fee.amount : null
}

/** Puts a procedure into the form: its papers (those always required are ticked), its fee, and its name as the request. */
export function withProcedure(form: ReceptionForm, procedure: Procedure): ReceptionForm {
  const proposed = form.summary === '' || form.summary === requestOf(form.procedureName)
  const summary = proposed ? requestOf(procedure.name) : form.summary
  return {
    ...form,
    procedure: procedure.code,
    procedureName: procedure.name,
    summary,
    papers: procedure.papers.map((paper) => ({
      ...paper,
      present: paper.required,
      ...(paper.certified && { pages: 1, paperCopies: 1, electronicCopy: false }),
    })),
    fee: feeOf(procedure.fee),
    feeNote: '',
  }
}

/**
 * Puts changed papers into the form. A fee by the page follows the pages and copies as they are typed; one that has to be
 * typed is left alone until then, and so is a fee where only an electronic copy is asked for.
 */
export function withPapers(
  form: ReceptionForm,
  papers: readonly ChecklistPaper[],
  fee: Fee | undefined,
): ReceptionForm {
  const changed = { ...form, papers: [...papers] }
  if (fee?.kind !== 'per-page' || countsOf(papers) === countsOf(form.papers)) return changed
  const certified = papers.filter((paper) => paper.certified && paper.present)
  const amounts = certified.map(({ name, pages = 1, paperCopies: copies = 0 }) =>
    copies === 0 ? undefined : chargeFor(name, fee, { pages, copies, pieces: copies })?.amount,
  )
  const known = amounts.filter((amount) => amount !== undefined)
  if (known.length === 0 || known.length < amounts.length) return changed
  return { ...changed, fee: known.reduce((sum, amount) => sum + amount, 0) }
}

function countsOf(papers: readonly ChecklistPaper[]): string {
  return papers.map(({ pages, paperCopies }) => `${pages}-${paperCopies}`).join(' ')
}

/** Puts a person into the form. What the person does not say is taken over from what was typed only when `keep` is set. */
export function withApplicant(form: ReceptionForm, person: Partial<Applicant>, keep: boolean): ReceptionForm {
  const given = Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined && value !== ''))
  return { ...form, applicant: ApplicantFields.parse({ ...(keep ? form.applicant : NOBODY), ...given }) }
}

/** What keeps a reception from being sent, by the name of its field. */
export type Problem =
  | 'procedure'
  | 'name'
  | 'personalNumber'
  | 'dateOfBirth'
  | 'phone'
  | 'email'
  | 'summary'
  | 'papers'
  | 'fee'
  | 'sent'
  | 'owner'
  | 'ownerNumber'
  | 'authorisation'
  | 'taxCode'
  | 'duplicate'

const PROBLEM_OF_FIELD: Readonly<Record<string, Problem>> = {
  name: 'name',
  personalNumber: 'personalNumber',
  oldNumber: 'personalNumber',
  dateOfBirth: 'dateOfBirth',
  cardIssuedOn: 'dateOfBirth',
  phone: 'phone',
  email: 'email',
  address: 'name',
}

function filledIn(fields: ApplicantFields): Record<string, string> {
  const { address, ...others } = fields
  return { ...Object.fromEntries(Object.entries(others).filter(([, value]) => value.trim() !== '')), address }
}

/** Required papers to hand in that did not come. */
export function missingPapers(form: ReceptionForm): ChecklistPaper[] {
  return form.papers.filter((paper) => paper.required && !paper.present)
}

type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] }

function readApplicant(form: ReceptionForm, now: number): Read<Applicant> {
  const applicant = Applicant.safeParse(filledIn(form.applicant))
  const born = applicant.data?.dateOfBirth
  if (born !== undefined && !canBeBornOn(born, now)) return { ok: false, problems: ['dateOfBirth'] }
  if (applicant.success) return { ok: true, value: applicant.data }
  return { ok: false, problems: applicant.error.issues.map(({ path }) => PROBLEM_OF_FIELD[String(path[0])] ?? 'name') }
}

/** UTC+7, the desk's own time all year. */
const OFFSET = '+07:00'
const SHORTEST_REASON = 3

/**
 * When a dossier was sent, in milliseconds since 1970: the day of the postmark counts from its beginning, the portal's
 * time-stamp as it is. Undefined at the counter, null for what is no time.
 */
export function readSent({ channel, sentOn, sentAt }: Pick<ReceptionForm, 'channel' | 'sentOn' | 'sentAt'>) {
  if (channel === 'direct') return undefined
  const day = parseTypedDate(sentOn)
  const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:hg. ]?([0-5]\d)$/i.exec(sentAt.trim()) ?? []
  if (day === null || (channel === 'online' && minute === '')) return null
  const time = channel === 'online' ? `${hour.padStart(2, '0')}:${minute}` : '00:00'
  return Date.parse(`${day}T${time}:00${OFFSET}`)
}

function readRepresentation(form: ReceptionForm): Read<Representation | undefined> {
  if (form.actingFor === 'self') return { ok: true, value: undefined }
  const problems = new Set<Problem>(form.ownerName.trim().length < SHORTEST_OWNER ? ['owner'] : [])
  const typed =
    form.actingFor === 'person'
      ? { kind: 'person', document: form.authorisation, ...filled('ownerNumber', form.ownerNumber) }
      : { kind: 'organisation', position: form.position, ...filled('taxCode', form.taxCode) }
  const read = Representation.safeParse(typed)
  for (const { path } of read.error?.issues ?? []) problems.add(PROBLEM_OF_REPRESENTATION[String(path[0])] ?? 'owner')
  return read.success && problems.size === 0 ? { ok: true, value: read.data } : { ok: false, problems: [...problems] }
}

const SHORTEST_OWNER = 2
const PROBLEM_OF_REPRESENTATION: Readonly<Record<string, Problem>> = {
  document: 'authorisation',
  ownerNumber: 'ownerNumber',
  taxCode: 'taxCode',
}

function filled(name: 'ownerNumber' | 'taxCode', typed: string): Readonly<Record<string, string>> {
  return typed.trim() === '' ? {} : { [name]: typed.trim() }
}

/** The reception to send, or what is still wrong with it at the instant `now`. `id` becomes the dossier's identifier. */
export function readReception(id: string, form: ReceptionForm, now = Date.now()): Read<Reception> {
  const applicant = readApplicant(form, now)
  const problems = new Set<Problem>(applicant.ok ? [] : applicant.problems)
  if (form.procedure === '') problems.add('procedure')
  if (missingPapers(form).length > 0) problems.add('papers')
  if (form.fee === null) problems.add('fee')
  const sent = readSent(form)
  if (sent === null) problems.add('sent')
  const acting = readRepresentation(form)
  for (const problem of acting.ok ? [] : acting.problems) problems.add(problem)
  if (form.duplicateOf !== '' && form.duplicateReason.trim().length < SHORTEST_REASON) problems.add('duplicate')
  if (!applicant.ok || !acting.ok || form.fee === null || sent === null || problems.size > 0) {
    return { ok: false, problems: [...problems] }
  }
  const ownerName = form.ownerName.trim()
  const feeNote = form.feeNote.trim()
  return {
    ok: true,
    value: {
      id,
      procedure: form.procedure,
      applicant: applicant.value,
      ...(ownerName === '' ? {} : { ownerName }),
      summary: form.summary.trim() || requestOf(form.procedureName),
      sets: form.sets,
      papers: form.papers
        .filter(({ present }) => present)
        .map(({ code, name, use, originals, copies, note, pages, paperCopies, electronicCopy }) => ({
          code,
          name,
          use,
          originals,
          copies,
          ...(note === undefined ? {} : { note: note.slice(0, 300) }),
          ...(pages !== undefined && { pages }),
          ...(paperCopies !== undefined && { paperCopies }),
          ...(electronicCopy !== undefined && { electronicCopy }),
        })),
      fee: { amount: form.fee, ...(feeNote === '' ? {} : { note: feeNote }) },
      returnBy: form.returnBy,
      channel: form.channel,
      ...(sent === undefined ? {} : { submittedAt: sent }),
      ...(acting.value === undefined ? {} : { representation: acting.value }),
      ...(form.duplicateOf === '' ? {} : { duplicate: { of: form.duplicateOf, reason: form.duplicateReason.trim() } }),
    },
  }
}

/** The refusal to send, or what is wrong with it; papers and fee do not matter for it. */
export function readRefusal(id: string, form: ReceptionForm, reason: string, now = Date.now()): Read<Refusal> {
  const applicant = readApplicant(form, now)
  const problems = new Set<Problem>(applicant.ok ? [] : applicant.problems)
  if (form.procedure === '') problems.add('procedure')
  if (!applicant.ok || problems.size > 0) return { ok: false, problems: [...problems] }
  const summary = form.summary.trim() || requestOf(form.procedureName)
  return {
    ok: true,
    value: { id, procedure: form.procedure, applicant: applicant.value, summary, reason: reason.trim() },
  }
}
