import { v7 } from 'uuid'
import type { Procedure } from '../../../shared/catalog/procedure.ts'
import type { CallInput, SignedInCaller } from '../../../shared/contract/index.ts'
import { dayOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import type { Applicant } from '../../../shared/dossier/applicant.ts'
import type { PrintedForm } from '../../../shared/dossier/forms.ts'
import type { OpenRooms } from '../rooms.ts'
import type { Training } from '../signing/index.ts'
import { resultFile } from './result-file.ts'
import type { Progress, Scenario } from './scenarios.ts'
import { officeTimeBefore, receptionFor } from './schedule.ts'
import { draftResult, scannedDeclaration } from './signing.ts'

/** Who plays in the demonstration. */
export interface Cast {
  readonly leader: SignedInCaller
  readonly clerk: SignedInCaller
  readonly specialist: SignedInCaller
  readonly citizens: readonly Applicant[]
  /** What practice keys and drafts are made with. */
  readonly training: Training
}

/** Something somebody does at a time. */
export interface Step {
  readonly at: number
  readonly take: () => Promise<void>
}

/** How far into the time between reception and now each act comes. */
const FORWARDED_AT = 0.15
const SUBMITTED_AT = 0.6
const COMPLETED_AT = 0.6
const HANDED_OVER_AT = 0.8

/** So many minutes lie between the times from which two receptions are looked for. */
const APART_MS = 13 * 60_000

const FORWARDED: ReadonlySet<Progress> = new Set<Progress>(['processing', 'submitted', 'done', 'returned'])
const COMPLETED: ReadonlySet<Progress> = new Set<Progress>(['done', 'returned'])

/** What happens to one dossier, from its reception to where it stands today. */
export function stepsOf(
  rooms: OpenRooms,
  cast: Cast,
  { scenario, index, now }: { readonly scenario: Scenario; readonly index: number; readonly now: number },
): Step[] {
  const { catalog, dossiers } = rooms
  const calendar = catalog.workCalendar()
  const receivedAt = receptionFor({
    from: now - (index + 1) * APART_MS,
    dueDay: dayOf(localMinuteOf(now)) + scenario.dueInDays,
    calendar,
    dueAt: (at) => dossiers.reception.explainDue(scenario.procedure, at).dueAt,
  })
  const applicant = cast.citizens[index % cast.citizens.length]
  if (applicant === undefined) throw new Error('the demonstration has no citizens')
  const play = new DossierPlay(rooms, cast, { scenario, applicant, receivedAt })

  const officeTime = (part: number, after: number): number =>
    officeTimeBefore(calendar, receivedAt + (now - receivedAt) * part, after)
  const forwarded = officeTime(FORWARDED_AT, receivedAt)
  const completed = officeTime(COMPLETED_AT, forwarded)
  const handedOver = officeTime(HANDED_OVER_AT, completed)
  const steps = [{ at: receivedAt, take: () => play.begin() }]
  if (FORWARDED.has(scenario.progress)) steps.push({ at: forwarded, take: () => play.forward() })
  if (scenario.progress === 'submitted') {
    steps.push({ at: officeTime(SUBMITTED_AT, forwarded), take: () => play.submit() })
  }
  if (COMPLETED.has(scenario.progress)) steps.push({ at: completed, take: () => play.complete() })
  if (scenario.progress === 'returned') steps.push({ at: handedOver, take: () => play.handOver() })
  return steps
}

/** The acts on one dossier of the demonstration, through the same calls that screens make. */
class DossierPlay {
  readonly #rooms: OpenRooms
  readonly #cast: Cast
  readonly #scenario: Scenario
  readonly #applicant: Applicant
  readonly #receivedAt: number
  readonly #id: string

  constructor(
    rooms: OpenRooms,
    cast: Cast,
    dossier: { readonly scenario: Scenario; readonly applicant: Applicant; readonly receivedAt: number },
  ) {
    this.#rooms = rooms
    this.#cast = cast
    this.#scenario = dossier.scenario
    this.#applicant = dossier.applicant
    this.#receivedAt = dossier.receivedAt
    this.#id = v7({ msecs: dossier.receivedAt })
  }

  async begin(): Promise<void> {
    const { handlers } = this.#rooms
    const { clerk } = this.#cast
    const { procedure: code, summary, progress } = this.#scenario
    const about = { id: this.#id, procedure: code, applicant: this.#applicant, summary }
    if (progress === 'refused') {
      await handlers['dossiers.refuse']({ ...about, reason: 'Thành phần hồ sơ chưa đủ theo quy định' }, clerk)
      return this.#print('refusal')
    }
    const procedure = await handlers['catalog.procedure']({ code }, clerk)
    const { papers, fee } = handedIn(procedure)
    await handlers['dossiers.accept']({ ...about, sets: 1, papers, fee, returnBy: 'counter' }, clerk)
    if (progress === 'submitted') await this.#digitize(papers)
    return this.#print('receipt')
  }

  async forward(): Promise<void> {
    const { clerk, specialist } = this.#cast
    await this.#act({ act: 'forward', to: specialist.officer.id, note: '', ...(await this.#now()) }, clerk)
  }

  async submit(): Promise<void> {
    const { leader, specialist } = this.#cast
    const content = draftResult(this.#cast.training, this.#scenario.summary, this.#applicant.name)
    await this.#rooms.handlers['signing.lay-document'](
      { dossier: this.#id, document: v7(), role: 'result', name: 'Kết quả giải quyết (dự thảo)', content },
      specialist,
    )
    await this.#act({ act: 'submit', to: leader.officer.id, note: '', ...(await this.#now()) }, specialist)
  }

  async complete(): Promise<void> {
    const file = { name: 'ket-qua.pdf', content: resultFile('Demonstration result - not a real document') }
    await this.#act({ act: 'complete', file, note: '', ...(await this.#now()) }, this.#cast.specialist)
  }

  async handOver(): Promise<void> {
    const { name: receiverName } = this.#applicant
    const act = { act: 'hand-over', to: 'applicant', receiverName, note: '', ...(await this.#now()) } as const
    await this.#act(act, this.#cast.clerk)
    await this.#print('hand-back')
  }

  /** Gives the first paper that was handed in its file. */
  async #digitize(papers: CallInput<'dossiers.accept'>['papers']): Promise<void> {
    const paper = papers.find(({ use }) => use === 'hand-in')
    if (paper === undefined) return
    const { paperFiles, papers: files } = this.#rooms
    const { clerk, training } = this.#cast
    const content = scannedDeclaration(training, paper.name, this.#scenario.summary, this.#applicant.name)
    const { address, size: bytes, mediaType } = await files.put(this.#id, content)
    paperFiles.filing.filePaper(
      {
        dossier: this.#id,
        code: paper.code,
        file: { address, bytes, mediaType },
        origin: 'scanned',
        pictures: 1,
        pages: 1,
        details: {},
        reading: null,
      },
      { officer: clerk.officer.id, now: this.#receivedAt },
    )
  }

  async #act(input: CallInput<'dossiers.act'>, officer: SignedInCaller): Promise<void> {
    await this.#rooms.handlers['dossiers.act'](input, officer)
  }

  async #now(): Promise<{ readonly dossier: string; readonly revision: number }> {
    const { revision } = await this.#rooms.handlers['dossiers.view']({ id: this.#id }, this.#cast.clerk)
    return { dossier: this.#id, revision }
  }

  async #print(form: PrintedForm): Promise<void> {
    const { handlers, tickets } = this.#rooms
    const wanted = { dossier: this.#id, form, paper: 'A5' } as const
    const { ticket } = await handlers['forms.prepare'](wanted, this.#cast.clerk)
    tickets.redeem(ticket)
    tickets.settle(ticket, 'printer')
  }
}

/** The papers and the fee as a clerk takes them: everything that is required, in the numbers asked for. */
function handedIn({ papers, fee }: Procedure): Pick<CallInput<'dossiers.accept'>, 'papers' | 'fee'> {
  const required = papers.filter((paper) => paper.required)
  const amount = fee.kind === 'fixed' ? fee.amount : fee.kind === 'per-page' ? fee.firstAmount : 0
  return {
    papers: required.map(({ code, name, use, originals, copies }) => ({ code, name, use, originals, copies })),
    fee: fee.kind === 'set-by-province' ? { amount, note: 'Theo nghị quyết của tỉnh (trình diễn)' } : { amount },
  }
}
