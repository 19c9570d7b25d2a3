import { PUSH_NAMES, type PushName } from '../shared/contract/names.ts'

type Listener = (payload: unknown) => void

/** Who on the page hears which push. Only names of the contract can be heard. */
export class Listeners {
  readonly #heard = new Map<PushName, Set<Listener>>(PUSH_NAMES.map((name) => [name, new Set()]))

  /**
   * Adds a listener; the returned function ends it.
   * @throws TypeError for a name that is none of the contract's
   */
  add(name: unknown, listener: unknown): () => void {
    const heard = this.#find(name)
    if (heard === undefined || typeof listener !== 'function') throw new TypeError('no such push')
    // A fresh function each time, so that the same listener may be added twice and ended once.
    const hears: Listener = (payload) => void listener(payload)
    heard.add(hears)
    return () => void heard.delete(hears)
  }

  /** Passes a push on; a listener that throws is its page's own affair and doesn't keep the others from hearing. */
  tell(name: unknown, payload: unknown): void {
    for (const hears of this.#find(name) ?? []) {
      try {
        hears(payload)
      } catch (error) {
        reportError(error)
      }
    }
  }

  #find(name: unknown): Set<Listener> | undefined {
    const known = PUSH_NAMES.find((candidate) => candidate === name)
    return known === undefined ? undefined : this.#heard.get(known)
  }
}
