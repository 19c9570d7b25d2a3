import { z } from 'zod'
import type { Fee, Procedure } from '../../shared/catalog/procedure.ts'
import { requestOf } from '../../shared/catalog/request.ts'
import type { Reception, Refusal } from '../../shared/contract/dossiers.ts'
import { Applicant, Sex } from '../../shared/dossier/applicant.ts'
import { ReturnBy } from '../../shared/dossier/dossier.ts'

/** Most originals, or copies, of one paper. */
export const MOST_PIECES = 99
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
    papers: procedure.papers.map((paper) => ({ ...paper, present: paper.required })),
    fee: feeOf(procedure.fee),
    feeNote: '',
  }
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

function readApplicant(form: ReceptionForm): Read<Applicant> {
  const applicant = Applicant.safeParse(filledIn(form.applicant))
  if (applicant.success) return { ok: true, value: applicant.data }
  return { ok: false, problems: applicant.error.issues.map(({ path }) => PROBLEM_OF_FIELD[String(path[0])] ?? 'name') }
}

/** The reception to send, or what is still wrong with it. `id` becomes the dossier's identifier. */
export function readReception(id: string, form: ReceptionForm): Read<Reception> {
  const applicant = readApplicant(form)
  const problems = new Set<Problem>(applicant.ok ? [] : applicant.problems)
  if (form.procedure === '') problems.add('procedure')
  if (missingPapers(form).length > 0) problems.add('papers')
  if (form.fee === null) problems.add('fee')
  if (!applicant.ok || form.fee === null || problems.size > 0) return { ok: false, problems: [...problems] }
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
        .map(({ code, name, use, originals, copies, note }) => ({
          code,
          name,
          use,
          originals,
          copies,
          ...(note === undefined ? {} : { note: note.slice(0, 300) }),
        })),
      fee: { amount: form.fee, ...(feeNote === '' ? {} : { note: feeNote }) },
      returnBy: form.returnBy,
    },
  }
}

/** The refusal to send, or what is wrong with it; papers and fee do not matter for it. */
export function readRefusal(id: string, form: ReceptionForm, reason: string): Read<Refusal> {
  const applicant = readApplicant(form)
  const problems = new Set<Problem>(applicant.ok ? [] : applicant.problems)
  if (form.procedure === '') problems.add('procedure')
  if (!applicant.ok || problems.size > 0) return { ok: false, problems: [...problems] }
  const summary = form.summary.trim() || requestOf(form.procedureName)
  return {
    ok: true,
    value: { id, procedure: form.procedure, applicant: applicant.value, summary, reason: reason.trim() },
  }
}
