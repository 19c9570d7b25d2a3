import { statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { KeptAct } from '../../../main/core/dossiers/index.ts'
import { isoDateOf } from '../../../shared/deadlines/index.ts'
import { deskDay } from '../../../shared/indicators/period.ts'
import { type DatasetOptions, dataset, firstMorning, type SampleDossier } from '../dataset.ts'
import { Random } from '../random.ts'
import { Agenda } from './agenda.ts'
import { BenchDesk, databaseOf, OFFICER, OFFICERS, RIGHTS } from './desk.ts'

/** Dossiers kept by one transaction while the desk is filled. */
const BATCH = 500
/** Batches between two times that the search index is brought up to date. */
const BATCHES_BETWEEN_CATCH_UPS = 16

/** What has to be done at a desk before its first dossier comes in. */
export type Preparation = (desk: BenchDesk) => Promise<void>

/** What building a desk came to. */
export interface Built {
  readonly rows: number
  readonly seconds: number
  readonly bytes: number
}

/** What happens to a dossier after its reception, one step at a time. */
interface Course {
  readonly dossier: SampleDossier
  readonly id: string
  /** Acts on it so far. */
  readonly revision: number
}

/**
 * Fills a new desk with made-up dossiers through the room's own code: reception with number, due time, event and
 * projections, and every later act at its time. Many at once are in one transaction, as in an import.
 */
export async function buildDesk(
  directory: string,
  key: Buffer,
  options: DatasetOptions,
  tell: (line: string) => void,
  prepare: Preparation = () => Promise.resolve(),
): Promise<Built> {
  const begin = performance.now()
  const desk = await BenchDesk.open(directory, key, firstMorning(options), { fresh: true })
  try {
    await prepare(desk)
    const filler = new Filler(desk, options)
    for (let batch = 1; !filler.isDone; batch += 1) {
      filler.fill(BATCH)
      // Lets housekeeping move the log into the file.
      await setImmediate()
      if (batch % BATCHES_BETWEEN_CATCH_UPS !== 0) continue
      desk.rooms.dossiers.catchUpSearch()
      await catchUpRegisters(desk)
      if (batch % (BATCHES_BETWEEN_CATCH_UPS * 8) === 0) tell(progressOf(filler.rows, options.rows, begin))
    }
    desk.now = options.until
    desk.rooms.dossiers.catchUpSearch()
    await catchUpRegisters(desk)
  } finally {
    // Housekeeping ends with it, the sums of office minutes too.
    desk.close()
  }
  const seconds = (performance.now() - begin) / 1_000
  return { rows: options.rows, seconds, bytes: statSync(databaseOf(directory)).size }
}

/** Whoever reads a line of the register has everything counted before. */
async function catchUpRegisters(desk: BenchDesk): Promise<void> {
  const today = isoDateOf(deskDay(desk.now))
  const selection = { period: { from: today, to: today }, procedure: null, officer: null }
  await desk.ask('registers.rows', { ...selection, limit: 1, after: null })
}

function progressOf(done: number, rows: number, begin: number): string {
  const seconds = (performance.now() - begin) / 1_000
  const left = (seconds / done) * (rows - done)
  return `built ${done} of ${rows} dossiers, ${(done / seconds).toFixed(0)} per second, ${left.toFixed(0)} s to go`
}

class Filler {
  rows = 0
  isDone = false
  readonly #desk: BenchDesk
  readonly #source: Generator<SampleDossier>
  readonly #agenda = new Agenda<Course>()
  readonly #random: Random
  readonly #until: number

  constructor(desk: BenchDesk, options: DatasetOptions) {
    this.#desk = desk
    this.#source = dataset(options)
    this.#random = new Random(options.seed)
    this.#until = options.until
  }

  /** Takes so many more dossiers in, with everything that happened to others until then, in one transaction. */
  fill(count: number): void {
    this.#desk.rooms.store.transaction(() => {
      for (let taken = 0; taken < count; taken += 1) {
        const next = this.#source.next()
        if (next.done === true) {
          this.isDone = true
          this.#actUntil(this.#until)
          return
        }
        this.#actUntil(next.value.receivedAt)
        this.#receive(next.value)
        this.rows += 1
      }
    })
  }

  #receive(dossier: SampleDossier): void {
    const { reception } = this.#desk.rooms.dossiers
    const officer = OFFICERS[this.rows % OFFICERS.length] ?? OFFICER
    const by = { officer: officer.id, now: dossier.receivedAt }
    if (dossier.input.kind === 'refused') {
      reception.refuse(dossier.input.refusal, by)
      return
    }
    reception.receive(dossier.input.reception, by)
    this.#plan({ dossier, id: dossier.input.reception.id, revision: 1 })
  }

  #actUntil(instant: number): void {
    for (const course of this.#agenda.until(instant)) this.#act(course)
  }

  #act({ dossier, id, revision }: Course): void {
    const { acts } = this.#desk.rooms.dossiers
    const record = { dossier: id, revision, note: '' }
    const step = stepAfter(dossier, revision)
    if (step === undefined) return
    acts.carryOut(this.#actOf(step.act, record), { officer: OFFICER.id, now: step.at }, RIGHTS)
    this.#plan({ dossier, id, revision: revision + 1 })
  }

  #plan(course: Course): void {
    const next = stepAfter(course.dossier, course.revision)
    if (next !== undefined) this.#agenda.add(next.at, course)
  }

  #actOf(
    act: Step['act'],
    on: { readonly dossier: string; readonly revision: number; readonly note: string },
  ): KeptAct {
    switch (act) {
      case 'forward':
        return { act, ...on, to: OFFICER.id }
      case 'complete': {
        const address = Buffer.from(this.#random.bytes(32)).toString('hex')
        return { act, ...on, fileName: 'ket-qua.pdf', result: { address, mediaType: 'application/pdf', bytes: 48_000 } }
      }
      case 'hand-over':
        return { act, ...on, to: 'applicant', receiverName: 'Người nộp hồ sơ' }
    }
  }
}

interface Step {
  readonly act: 'forward' | 'complete' | 'hand-over'
  readonly at: number
}

/** The act that comes after so many. */
function stepAfter({ forwardedAt, completedAt, handedOverAt }: SampleDossier, acts: number): Step | undefined {
  const steps: Step[] = []
  if (forwardedAt !== null) steps.push({ act: 'forward', at: forwardedAt })
  if (completedAt !== null) steps.push({ act: 'complete', at: completedAt })
  if (handedOverAt !== null) steps.push({ act: 'hand-over', at: handedOverAt })
  return steps[acts - 1]
}
