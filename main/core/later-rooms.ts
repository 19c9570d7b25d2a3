import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CoreContract } from '../../shared/contract/contract.ts'
import type { DeskDatabase } from './people/index.ts'
import type { OpenRooms, Rooms, RoomsOptions } from './rooms.ts'
import { DATABASE_FILE } from './store/index.ts'

/** When the rooms' code is loaded unasked: the first screen stands by then, and the officer has begun to type. */
const PREPARED_AFTER_MS = 1_000

/**
 * The rooms behind the sign-in, and the shapes of their calls. Their code comes after the first screen: the sign-in needs
 * none of it, and it is most of the program.
 */
export class LaterRooms implements DeskDatabase {
  readonly #options: RoomsOptions
  readonly #preparing: NodeJS.Timeout
  #loading: Promise<Rooms> | undefined
  #rooms: Rooms | undefined
  #contract: CoreContract | undefined

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#preparing = setTimeout(() => {
      // Who opens the rooms next hears of it.
      this.#load().catch(() => undefined)
    }, PREPARED_AFTER_MS).unref()
  }

  /** Every call of the core; undefined until the rooms' code is there. */
  get contract(): CoreContract | undefined {
    return this.#contract
  }

  /** See {@link Rooms.opened}. */
  get opened(): OpenRooms | undefined {
    return this.#rooms?.opened
  }

  exists(): boolean {
    return existsSync(join(this.#options.directory, DATABASE_FILE))
  }

  async open(key: Buffer, how: { readonly fresh: boolean }): Promise<OpenRooms> {
    return (await this.#load()).open(key, how)
  }

  close(): void {
    this.#rooms?.close()
  }

  /** Nothing is loaded ahead any more: the desk closes. */
  end(): void {
    clearTimeout(this.#preparing)
  }

  #load(): Promise<Rooms> {
    this.#loading ??= Promise.all([import('./rooms.ts'), import('../../shared/contract/contract.ts')]).then(
      ([{ Rooms }, { coreContract }]) => {
        this.#contract = coreContract
        this.#rooms = new Rooms(this.#options)
        return this.#rooms
      },
    )
    return this.#loading
  }
}
