import type { KeyObject } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { DeskError } from '../../../shared/errors.ts'
import type { Store } from '../store/index.ts'
import { type ClockState, clockState, compareTicks, nextTick, type Tick, ZERO_TICK } from './clock.ts'
import { type Device, Devices, type SignedHead, signHead, signStatement } from './device.ts'
import { DossierThreads, presentKey } from './dossier-threads.ts'
import { type HashedEvent, hashEvent } from './encoding.ts'
import { type DossierPlace, EventTable } from './event-table.ts'
import { type Draft, type EventRegistry, writePayloads } from './events.ts'
import { identifierAt, toBytes, toText } from './identifiers.ts'
import { type Progress, type Projection, Projections } from './projections.ts'
import { seal } from './sealing.ts'
import { StoredEvent } from './stored-event.ts'
import { checkChain, type Verdict } from './verify.ts'

/** Events at the end of each chain that are checked at every start. */
const CHECKED_AT_START = 256

/** What a ledger needs to be opened. */
export interface LedgerOptions {
  readonly store: Store
  /** The kinds of event of all rooms. */
  readonly registry: EventRegistry
  /** The projections of all rooms; an event is applied to them in this order. */
  readonly projections: readonly Projection[]
  /** Wall time in milliseconds since 1970; the identifier of a new device carries it. */
  readonly now: number
  /** Told how far the replay is when projections have to be rebuilt before the desk can open. */
  readonly progress: Progress
}

/** Who acts, and when by the wall clock (milliseconds since 1970). */
export interface Act {
  /** UUID; undefined for an act of the machine itself. */
  readonly officer: string | undefined
  readonly now: number
}

/** The end of the own chain and the latest tick of any device, as the next event needs them. */
interface OwnHead {
  readonly sequence: number
  readonly hash: Buffer
  readonly tick: Tick
}

/** The desk's truth: every act as one immutable event, chained, signed for, and projected into the tables of screens. */
export class Ledger {
  readonly #store: Store
  readonly #registry: EventRegistry
  readonly #threads: DossierThreads
  readonly #devices: Devices
  readonly #table: EventTable
  readonly #projections: Projections
  #head: OwnHead | undefined
  #erasureDue = false

  constructor({ store, registry, projections, now }: LedgerOptions) {
    this.#store = store
    this.#registry = registry
    this.#threads = new DossierThreads(store)
    this.#devices = new Devices(store, now)
    this.#table = new EventTable(store, this.#devices, this.#threads)
    this.#projections = new Projections(store, this.#table, this.#devices, registry, projections)
    // What was remembered of the chain may have been undone.
    store.onRollback(() => {
      this.#head = undefined
    })
    store.housekeeper.register({ name: 'ledger.erase', run: () => this.#emptyLog() })
  }

  /** This desk, as other machines know it. */
  get device(): Device {
    return this.#devices.own
  }

  /**
   * Keeps acts: each draft becomes the next event of this device, and every projection takes it in, all in the open
   * transaction or in one of its own. If one fails, none is kept.
   * @throws DeskError ledger.unknown-event, ledger.personal-data-destroyed; core.unavailable while projections are
   *   being rebuilt; and those of `Store.transaction`
   */
  append(drafts: readonly Draft[], act: Act): readonly StoredEvent[] {
    if (!this.#projections.areInStep) throw new DeskError('core.unavailable')
    return this.#store.withinTransaction(() => {
      try {
        return drafts.map((draft) => this.#appendOne(draft, act))
      } catch (error) {
        this.#store.abandon(error)
        throw error
      }
    })
  }

  /** Everything that happened to a dossier, in canonical order, also what this version doesn't know. */
  history(dossier: string): readonly StoredEvent[] {
    return this.#table.ofDossier(dossier)
  }

  /**
   * Where dossiers had an event after a position, in order; a dossier may stand there twice. After a position of this
   * device's chain these are the events that this desk has written since.
   */
  dossiersAfter(position: number, limit: number): readonly DossierPlace[] {
    return this.#table.dossiersAfter(position, limit)
  }

  /** How many events {@link dossiersAfter} tells of, without a limit. */
  countDossierEventsAfter(position: number): number {
    return this.#table.countDossierEventsAfter(position)
  }

  /** The tick of the latest event. */
  get lastTick(): Tick {
    return this.#ownHead().tick
  }

  /** Whether the machine's clock agrees with the ledger, for the status bar. */
  clockState(now: number): ClockState {
    return clockState(this.lastTick, now)
  }

  /** How many events wait for a newer version of the application. */
  countParked(): number {
    return this.#projections.countParked()
  }

  /**
   * The key that encrypts the papers of a dossier; a dossier that isn't known yet gets its keys now, since its papers are
   * scanned before it is accepted.
   * @throws DeskError ledger.personal-data-destroyed
   */
  providePaperKey(dossier: string): KeyObject {
    return this.#threads.providePaperKey(dossier)
  }

  /** The key of a dossier's papers; undefined when it has none, be it not yet or no longer. */
  findPaperKey(dossier: string): KeyObject | undefined {
    return this.#threads.findPaperKey(dossier)
  }

  /** The end of this device's chain under its signature. */
  signHead(): SignedHead {
    const { sequence, hash } = this.#ownHead()
    const { id, epoch } = this.#devices.own
    return signHead({ device: id, epoch, sequence, hash }, this.#devices.privateKey())
  }

  /** A statement of this desk for another one, under its signature (Ed25519, 64 bytes). */
  signStatement(purpose: string, text: string): Buffer {
    return signStatement(purpose, text, this.#devices.privateKey())
  }

  /**
   * Checks every chain: each event is where it belongs, is what was hashed, and fits its schema. Lets requests through in
   * between.
   */
  async verify(progress: Progress = () => undefined): Promise<Verdict> {
    const total = this.#table.count()
    let checked = 0
    for (const device of this.#devices.all()) {
      for (const verdict of checkChain(this.#table, device, 0, this.#registry)) {
        checked += verdict.checked
        if (!verdict.ok) return { ...verdict, checked }
        progress(checked, total)
        await setImmediate()
      }
    }
    return { ok: true, checked }
  }

  /**
   * Empties every projection and replays the whole ledger into it, letting requests through in between; acts are refused
   * meanwhile.
   */
  async rebuild(progress: Progress = () => undefined): Promise<void> {
    if (this.#projections.isRebuilding) throw new DeskError('core.unavailable')
    await this.#projections.rebuild(progress)
  }

  /** A digest of all rows of a projection; equal digests mean equal rows. */
  projectionDigest(name: string): string {
    return this.#projections.digest(name)
  }

  /**
   * Destroys the key of a dossier and takes its personal data out of the projections (Law 91/2025/QH15 on personal data,
   * where the law asks for erasure): sealed payloads and papers can never be read again, and the chain still verifies.
   * The write-ahead log, which may hold the key's page, is emptied after the commit.
   */
  destroyPersonalData(dossier: string): void {
    if (!this.#projections.areInStep) throw new DeskError('core.unavailable')
    this.#store.withinTransaction(() => {
      try {
        this.#threads.destroyKeys(dossier)
        this.#projections.forget(dossier)
        this.#erasureDue = true
      } catch (error) {
        this.#store.abandon(error)
        throw error
      }
    })
  }

  /** Checks the end of the chain and brings the projections in step; `openLedger` calls it once. */
  async start(progress: Progress): Promise<void> {
    for (const device of this.#devices.all()) {
      const from = Math.max(0, this.#table.head(device).sequence - CHECKED_AT_START)
      for (const verdict of checkChain(this.#table, device, from)) {
        if (verdict.ok) continue
        throw new DeskError('ledger.chain-broken', { position: verdict.position, fault: verdict.fault })
      }
    }
    await this.#projections.catchUp(progress)
  }

  #appendOne(draft: Draft, { officer, now }: Act): StoredEvent {
    const { dossier } = draft
    const { type, version } = draft.definition
    const { open, personal } = writePayloads(this.#registry, draft)
    const head = this.#ownHead()
    const device = this.#devices.own
    const tick = nextTick(head.tick, now)
    const id = identifierAt(tick)
    const thread = dossier === undefined ? undefined : this.#threads.open(toBytes(dossier))
    const hashed: HashedEvent = {
      previous: head.hash,
      deviceId: device.idBytes,
      epoch: device.epoch,
      sequence: head.sequence + 1,
      id,
      dossier: thread?.dossier ?? null,
      officer: officer === undefined ? null : toBytes(officer),
      wallMs: tick.wallMs,
      logical: tick.logical,
      type,
      version,
      open: open.text,
      sealed:
        personal === undefined || thread === undefined ? null : seal(personal.text, presentKey(thread.eventKey), id),
    }
    const hash = hashEvent(hashed)
    const position = this.#table.insert(device, hashed, hash, thread)
    this.#head = { sequence: hashed.sequence, hash, tick }

    const { epoch, sequence } = hashed
    const event = new StoredEvent(
      { position, id: toText(id), type, version, dossier, officer, device: device.id, epoch, sequence, tick },
      // What was validated and written, rather than its text read again: a reception's takes as long as its encryption.
      { readOpen: () => open.value, readPersonal: () => personal?.value },
    )
    this.#projections.apply(event, thread !== undefined && thread.lastEvent === null)
    return event
  }

  #ownHead(): OwnHead {
    if (this.#head === undefined) {
      const { sequence, hash } = this.#table.head(this.#devices.own)
      const ticks = this.#devices.all().map((device) => this.#table.head(device))
      const tick = ticks.reduce<Tick>((last, next) => (compareTicks(next, last) > 0 ? next : last), ZERO_TICK)
      this.#head = { sequence, hash, tick: { wallMs: tick.wallMs, logical: tick.logical } }
    }
    return this.#head
  }

  #emptyLog(): boolean {
    if (this.#erasureDue && this.#store.truncateLog()) this.#erasureDue = false
    return false
  }
}

/**
 * Opens the ledger of a store, making this machine's device on the first start. Checks the end of the chain, and replays
 * into projections whose rules have changed.
 * @throws DeskError ledger.chain-broken
 */
export const openLedger = async (options: LedgerOptions): Promise<Ledger> => {
  const ledger = new Ledger(options)
  await ledger.start(options.progress)
  return ledger
}
