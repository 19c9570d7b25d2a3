import type { ScanProgress } from '../source.ts'

const STEP = /Scanning page (\d+)\s|Progress: ([\d.]+)%/g

/** Reads how far scanimage is from what it writes to its error output, piece by piece as it comes. */
export class ProgressReader {
  readonly #tell: (progress: ScanProgress) => void
  #page = 1
  #part = 0
  #rest = ''

  constructor(tell: (progress: ScanProgress) => void) {
    this.#tell = tell
  }

  hear(text: string): void {
    const heard = this.#rest + text
    let end = 0
    for (const step of heard.matchAll(STEP)) {
      end = step.index + step[0].length
      const isNewPage = step[1] !== undefined
      const page = isNewPage ? Number(step[1]) : this.#page
      // Whole hundredths are enough for a bar, and keep a fast scanner from flooding the screen.
      const part = isNewPage ? 0 : Math.min(1, Math.round(Number(step[2])) / 100)
      if (page === this.#page && part === this.#part) continue
      this.#page = page
      this.#part = part
      this.#tell({ page, part })
    }
    // A step may have been cut in two: what follows the last one is kept, short.
    this.#rest = heard.slice(end).slice(-40)
  }
}
