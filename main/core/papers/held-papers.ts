import type { Statement, Store } from '../store/index.ts'

/** Files that no event names and that somebody still needs: pages on their way to papers, originals for a while after. */
export class HeldPapers {
  readonly #store: Store
  readonly #add: Statement<[Buffer, string, number | null], never>
  readonly #remove: Statement<[Buffer, string], never>
  readonly #removeAll: Statement<[string], never>
  readonly #removeEnded: Statement<[number], never>
  readonly #count: Statement<[Buffer], { readonly holders: number }>

  constructor(store: Store) {
    this.#store = store
    this.#add = store.prepare(
      `INSERT INTO held_papers (address, holder, until) VALUES (?, ?, ?)
       ON CONFLICT (address, holder) DO UPDATE SET until = excluded.until`,
    )
    this.#remove = store.prepare('DELETE FROM held_papers WHERE address = ? AND holder = ?')
    this.#removeAll = store.prepare('DELETE FROM held_papers WHERE holder = ?')
    this.#removeEnded = store.prepare('DELETE FROM held_papers WHERE until <= ?')
    this.#count = store.prepare('SELECT count(*) AS holders FROM held_papers WHERE address = ?')
  }

  hold(addresses: readonly string[], holder: string, until: number | null): void {
    this.#store.withinTransaction(() => {
      for (const address of addresses) this.#add.run(Buffer.from(address, 'hex'), holder, until)
    })
  }

  release(holder: string, addresses?: readonly string[]): void {
    this.#store.withinTransaction(() => {
      if (addresses === undefined) this.#removeAll.run(holder)
      else for (const address of addresses) this.#remove.run(Buffer.from(address, 'hex'), holder)
    })
  }

  /** Lets go of what was held until a time that has come. */
  endAt(now: number): void {
    this.#store.withinTransaction(() => this.#removeEnded.run(now))
  }

  isHeld(address: Buffer): boolean {
    return this.#count.get(address).holders > 0
  }
}
