import { DossierFilter, MOST_FILTERS, type SavedFilter } from '../../../../shared/contract/filters.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Statement, Store } from '../../store/index.ts'

interface FilterRow {
  readonly id: string
  readonly name: string
  readonly filter: string
}

/** The filters that officers keep for themselves, each under a name that the officer has once. */
export class SavedFilters {
  readonly #store: Store
  readonly #all: Statement<[officer: string], FilterRow>
  readonly #named: Statement<[officer: string, name: string], { readonly id: string }>
  readonly #insert: Statement<[id: string, officer: string, name: string, filter: string], never>
  readonly #update: Statement<[name: string, filter: string, id: string, officer: string], never>
  readonly #remove: Statement<[id: string, officer: string], never>

  constructor(store: Store) {
    this.#store = store
    this.#all = store.prepare('SELECT id, name, filter FROM saved_filters WHERE officer = ?')
    this.#named = store.prepare('SELECT id FROM saved_filters WHERE officer = ? AND name = ?')
    this.#insert = store.prepare('INSERT INTO saved_filters (id, officer, name, filter) VALUES (?, ?, ?, ?)')
    this.#update = store.prepare('UPDATE saved_filters SET name = ?, filter = ? WHERE id = ? AND officer = ?')
    this.#remove = store.prepare('DELETE FROM saved_filters WHERE id = ? AND officer = ?')
  }

  /** The filters of an officer, in the order of their names. */
  list(officer: string): SavedFilter[] {
    const rows = this.#all.all(officer)
    const filters = rows.map(({ id, name, filter }) => ({ id, name, filter: DossierFilter.parse(JSON.parse(filter)) }))
    return filters.sort((one, other) => one.name.localeCompare(other.name, 'vi'))
  }

  /**
   * Keeps a filter, or changes the one with its identifier.
   * @throws DeskError filters.name-taken when the officer has another of that name; filters.too-many beyond MOST_FILTERS
   */
  save(officer: string, { id, name, filter }: SavedFilter): void {
    this.#store.transaction(() => {
      const named = this.#named.find(officer, name)
      if (named !== undefined && named.id !== id) throw new DeskError('filters.name-taken', { name })
      const kept = this.#all.all(officer)
      const content = JSON.stringify(filter)
      if (kept.some((row) => row.id === id)) this.#update.run(name, content, id, officer)
      else if (kept.length < MOST_FILTERS) this.#insert.run(id, officer, name, content)
      else throw new DeskError('filters.too-many', { most: MOST_FILTERS })
    })
  }

  /** Forgets a filter; nothing happens when the officer has none with this identifier. */
  remove(officer: string, id: string): void {
    this.#store.transaction(() => this.#remove.run(id, officer))
  }
}
