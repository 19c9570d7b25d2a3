import { setImmediate } from 'node:timers/promises'
import { DeskError } from '../../../shared/errors.ts'
import type { Store } from '../store/index.ts'
import { type ClockState, clockState, compareTicks, nextTick, type Tick, ZERO_TICK } from './clock.ts'
import { type Device, Devices, type SignedHead, signHead } from './device.ts'
import { DossierKeys } from './dossier-keys.ts'
import { type HashedEvent, hashEvent } from './encoding.ts'
import { EventTable } from './event-table.ts'
import { type Draft, type EventRegistry, writePayloads } from './events.ts'
import { identifierAt, toBytes, toText } from './identifiers.ts'
import { type Progress, type Projection, Projections } from './projections.ts'
import { seal } from './sealing.ts'
import { StoredEvent } from './stored-event.ts'
import { ChainCheck, type Verdict } from './verify.ts'

/** Events at the end of the ledger that are checked at every start. */
const CHECKED_AT_START = 256

/** Events checked between two breaths for requests. */
const CHECK_BATCH = 512

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
  /** Keys of the dossiers, for rooms that encrypt what belongs to one. */
  readonly keys: DossierKeys
  readonly #store: Store
  readonly #registry: EventRegistry
  readonly #devices: Devices
  readonly #table: EventTable
  readonly #projections: Projections
  #head: OwnHead | undefined
  #erasureDue = false

  constructor({ store, registry, projections, now }: LedgerOptions) {
    this.#store = store
    this.#registry = registry
    this.keys = new DossierKeys(store)
    this.#devices = new Devices(store, now)
    this.#table = new EventTable(store, this.#devices, this.keys)
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
    if (this.#projections.isRebuilding) throw new DeskError('core.unavailable')
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

  /** The end of this device's chain under its signature. */
  signHead(): SignedHead {
    const { sequence, hash } = this.#ownHead()
    const { id, epoch } = this.#devices.own
    return signHead({ device: id, epoch, sequence, hash }, this.#devices.privateKey())
  }

  /**
   * Checks the chain: every event after the position `after` is where it belongs, is what was hashed, and fits its schema.
   * Reads in batches and lets requests through in between.
   */
  async verify(options: { readonly after?: number; readonly progress?: Progress } = {}): Promise<Verdict> {
    const check = new ChainCheck(this.#table, this.#registry)
    const total = this.#table.lastPosition()
    for (let position = options.after ?? 0; ; ) {
      const rows = this.#table.afterPosition(position, CHECK_BATCH)
      const verdict = check.check(rows)
      options.progress?.(verdict.checked, total)
      if (!verdict.ok || rows.length < CHECK_BATCH) return verdict
      position = rows.at(-1)?.position ?? position
      await setImmediate()
    }
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
    if (this.#projections.isRebuilding) throw new DeskError('core.unavailable')
    this.#store.withinTransaction(() => {
      try {
        this.keys.destroy(dossier)
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
    const last = this.#table.lastPosition()
    const from = Math.max(0, last - CHECKED_AT_START)
    const verdict = new ChainCheck(this.#table).check(this.#table.afterPosition(from, CHECKED_AT_START))
    if (!verdict.ok) throw new DeskError('ledger.chain-broken', { position: verdict.position, fault: verdict.fault })
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
    const hashed: HashedEvent = {
      previous: head.hash,
      deviceId: device.idBytes,
      epoch: device.epoch,
      sequence: head.sequence + 1,
      id,
      dossier: dossier === undefined ? null : toBytes(dossier),
      officer: officer === undefined ? null : toBytes(officer),
      wallMs: tick.wallMs,
      logical: tick.logical,
      type,
      version,
      open,
      sealed:
        personal === undefined || dossier === undefined
          ? null
          : seal(personal, this.keys.provide(dossier, 'event'), id),
    }
    const hash = hashEvent(hashed)
    const position = this.#table.insert(device, hashed, hash)
    this.#head = { sequence: hashed.sequence, hash, tick }

    const { epoch, sequence } = hashed
    const event = new StoredEvent(
      { position, id: toText(id), type, version, dossier, officer, device: device.id, epoch, sequence, tick },
      open,
      () => personal,
    )
    this.#projections.apply(event)
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
