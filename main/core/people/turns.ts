/** Lets one piece of work after the other through, so that two screens never change the key file at the same time. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` once everything before it has ended, well or not. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }
}
