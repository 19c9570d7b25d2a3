import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type HousekeepingReport, type Migration, openStore, type Store } from '../../../main/core/store/index.ts'
import { DeskError, type ErrorCode } from '../../../shared/errors.ts'

/** A migration for tests that need a table of their own. */
export const NOTES: Migration = {
  number: 9_000,
  name: 'notes',
  up: (database) => database.exec('CREATE TABLE notes (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT'),
}

export interface OpenOptions {
  readonly key?: Buffer
  readonly migrations?: readonly Migration[]
  readonly report?: HousekeepingReport
}

/** A desk's directory that goes with the test, and the key of its database. */
export class TemporaryDesk {
  readonly directory = mkdtempSync(join(tmpdir(), 'motcua-desk-'))
  readonly key = randomBytes(32)
  readonly #stores: Store[] = []

  constructor() {
    onTestFinished(() => {
      for (const store of this.#stores) store.close()
      rmSync(this.directory, { recursive: true })
    })
  }

  get databaseFile(): string {
    return join(this.directory, 'desk.db')
  }

  open({ key = this.key, migrations = [NOTES], report = failOnReport }: OpenOptions = {}): Store {
    const store = openStore({ directory: this.directory, key, applicationVersion: '1.2.3', migrations, report })
    this.#stores.push(store)
    return store
  }
}

const failOnReport: HousekeepingReport = (task, error) => {
  throw new Error(`Housekeeping task ${task} failed`, { cause: error })
}

/** The code of the DeskError that an act ends with; undefined when it ends well. Any other error is thrown on. */
export const codeOf = (act: () => unknown): ErrorCode | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}

/** As codeOf, for an act that is waited for. */
export const codeOfPromise = async (act: () => Promise<unknown>): Promise<ErrorCode | undefined> => {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}
