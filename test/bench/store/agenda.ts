interface Entry<Task> {
  readonly at: number
  readonly task: Task
}

/** Tasks with an instant each, given back in the order of time: a binary heap. */
export class Agenda<Task> {
  readonly #heap: Entry<Task>[] = []

  add(at: number, task: Task): void {
    const entry = { at, task }
    let place = this.#heap.push(entry) - 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = this.#heap[parent]
      if (above === undefined || above.at <= at) break
      this.#heap[place] = above
      place = parent
    }
    this.#heap[place] = entry
  }

  /** Takes out everything up to an instant, the earliest first. */
  *until(instant: number): Generator<Task, void> {
    for (let first = this.#heap[0]; first !== undefined && first.at <= instant; first = this.#heap[0]) {
      this.#dropFirst()
      yield first.task
    }
  }

  #dropFirst(): void {
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return
    let place = 0
    for (;;) {
      const left = 2 * place + 1
      const right = left + 1
      const child = (this.#heap[right]?.at ?? Infinity) < (this.#heap[left]?.at ?? Infinity) ? right : left
      const below = this.#heap[child]
      if (below === undefined || below.at >= last.at) break
      this.#heap[place] = below
      place = child
    }
    this.#heap[place] = last
  }
}
