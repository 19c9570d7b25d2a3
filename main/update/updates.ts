import type { UpdateState } from '../../shared/contract/desk.ts'
import type { Handlers } from '../../shared/contract/handler.ts'
import { DeskError } from '../../shared/errors.ts'
import { describeFailure } from '../../shared/failures.ts'
import { readConfiguration } from './configuration.ts'
import type { EngineParts, UpdateEngine } from './engine.ts'

type UpdateCallName =
  | 'shell.update-state'
  | 'shell.update-check'
  | 'shell.update-download'
  | 'shell.update-cancel'
  | 'shell.update-install'

type Engine = Pick<UpdateEngine, 'check' | 'download' | 'cancel' | 'install'>

export type UpdateParts = Omit<EngineParts, 'configuration'>

/** Updates of this program, one step for each press of a button: looked for, fetched, installed. */
export class Updates {
  readonly #parts: UpdateParts
  readonly #openEngine: (parts: EngineParts) => Promise<Engine>
  #engine: Engine | undefined
  #state: UpdateState = { state: 'unchecked' }

  constructor(parts: UpdateParts, openEngine = loadEngine) {
    this.#parts = parts
    this.#openEngine = openEngine
  }

  /** Answers of the shell about updates. */
  handlers(): Handlers<UpdateCallName> {
    return {
      'shell.update-state': () => this.#read(),
      'shell.update-check': () => this.#telling(this.#check()),
      'shell.update-download': () => this.#telling(this.#download()),
      'shell.update-cancel': () => {
        this.#engine?.cancel()
        return {}
      },
      'shell.update-install': () => this.#telling(this.#install()),
    }
  }

  async #read(): Promise<UpdateState> {
    if (this.#engine !== undefined) return this.#state
    const configuration = await readConfiguration(this.#parts.configurationFile)
    return configuration === undefined ? { state: 'off' } : this.#state
  }

  async #check(): Promise<UpdateState> {
    const engine = await this.#open()
    if (engine === undefined) return { state: 'off' }
    if (this.#state.state === 'downloading') return this.#state
    const offer = await engine.check()
    this.#state = offer === undefined ? { state: 'none', checkedAt: Date.now() } : { state: 'available', ...offer }
    return this.#state
  }

  async #download(): Promise<UpdateState> {
    const offered = this.#state
    const engine = this.#engine
    if (engine === undefined || offered.state !== 'available') throw new DeskError('update.not-installable')
    const { version, notes } = offered
    this.#state = { state: 'downloading', version, notes, percent: 0 }
    try {
      const isHere = await engine.download((percent) => {
        this.#state = { state: 'downloading', version, notes, percent: Math.floor(percent) }
      })
      this.#state = isHere ? { state: 'ready', version, notes } : offered
    } catch (failure) {
      this.#state = offered
      throw failure
    }
    return this.#state
  }

  async #install(): Promise<Record<string, never>> {
    const ready = this.#state
    const engine = this.#engine
    if (engine === undefined || ready.state !== 'ready') throw new DeskError('update.not-installable')
    try {
      await engine.install()
    } catch (failure) {
      const { version, notes } = ready
      this.#state = { state: 'available', version, notes, installable: true }
      throw failure
    }
    return {}
  }

  async #open(): Promise<Engine | undefined> {
    if (this.#engine !== undefined) return this.#engine
    const configuration = await readConfiguration(this.#parts.configurationFile)
    if (configuration === undefined) return undefined
    this.#engine = await this.#openEngine({ ...this.#parts, configuration })
    return this.#engine
  }

  /** Why an update failed is for the log of the IT staff; the officer is told what it means. */
  async #telling<Result>(answer: Promise<Result>): Promise<Result> {
    return answer.catch((failure: unknown) => {
      if (failure instanceof DeskError) this.#parts.log(`update: ${describeFailure(failure)}`)
      throw failure
    })
  }
}

/** Loads electron-updater and node-forge, which the start of the program must not wait for. */
async function loadEngine(parts: EngineParts): Promise<Engine> {
  const { openEngine } = await import('./engine.ts')
  return openEngine(parts)
}
