import { randomBytes } from 'node:crypto'
import type { PdfFile } from './file.ts'
import { array, dictionary, name, PdfReference, PdfStream, PdfString, type PdfValue, written } from './values.ts'

const HEAD = Buffer.from('\n')

/**
 * What is added to a PDF behind its last byte (ISO 32000-1, 7.5.6): new objects and new versions of old ones, with a table of the kind that
 * the file has. Nothing before it changes by a bit, so earlier signatures stay what they are.
 */
export class Increment {
  readonly #file: PdfFile
  readonly #objects = new Map<number, { readonly generation: number; readonly body: Buffer }>()
  #next: number

  constructor(file: PdfFile) {
    this.#file = file
    this.#next = file.references.size
  }

  /** A number for an object that follows. */
  reserve(): PdfReference {
    const reference = new PdfReference(this.#next)
    this.#next += 1
    return reference
  }

  add(value: PdfValue): PdfReference {
    const reference = this.reserve()
    this.put(reference, value)
    return reference
  }

  /** A new version of an object, or the value for a number that was reserved. */
  put(reference: PdfReference, value: PdfValue): void {
    this.putRaw(reference, written(value))
  }

  putRaw(reference: PdfReference, body: Buffer): void {
    this.#objects.set(reference.number, { generation: reference.generation, body })
  }

  /**
   * The whole file with the increment, and where the objects in it begin.
   * @param allocate gives the bytes that the file is written into
   */
  build(allocate: (length: number) => Buffer = Buffer.allocUnsafe): {
    readonly bytes: Buffer
    readonly offsetOf: (reference: PdfReference) => number
  } {
    const { bytes } = this.#file
    const parts: Buffer[] = [HEAD]
    const offsets = new Map<number, number>()
    let at = bytes.length + HEAD.length
    for (const [number, { generation, body }] of this.#objects) {
      const head = Buffer.from(`${number} ${generation} obj\n`, 'latin1')
      const tail = Buffer.from('\nendobj\n', 'latin1')
      offsets.set(number, at)
      parts.push(head, body, tail)
      at += head.length + body.length + tail.length
    }
    parts.push(this.#file.references.isStream ? this.#streamTable(offsets, at) : this.#plainTable(offsets, at))
    return {
      bytes: joined([bytes, ...parts], allocate),
      offsetOf: ({ number }) =>
        (offsets.get(number) ?? 0) + `${number} ${this.#objects.get(number)?.generation ?? 0} obj\n`.length,
    }
  }

  #trailer(): Record<string, PdfValue> {
    const { trailer, start } = this.#file.references
    const identifier = this.#file.items(trailer.get('ID'))[0]
    const info = trailer.get('Info')
    return {
      Root: this.#file.root.reference,
      ...(info instanceof PdfReference ? { Info: info } : {}),
      Prev: start,
      // Chromium's files have no identifier; a first one is given then (ISO 32000-1, 14.4).
      ID: array(
        identifier instanceof PdfString ? new PdfString(identifier.bytes) : new PdfString(randomBytes(16)),
        new PdfString(randomBytes(16)),
      ),
    }
  }

  #plainTable(offsets: ReadonlyMap<number, number>, start: number): Buffer {
    const lines = ['xref\n']
    for (const run of runsOf([...offsets.keys()])) {
      lines.push(`${run[0]} ${run.length}\n`)
      for (const number of run) {
        const offset = String(offsets.get(number) ?? 0).padStart(10, '0')
        lines.push(`${offset} ${String(this.#objects.get(number)?.generation ?? 0).padStart(5, '0')} n \n`)
      }
    }
    const trailer = written(dictionary({ Size: this.#next, ...this.#trailer() })).toString('latin1')
    return Buffer.from(`${lines.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`, 'latin1')
  }

  #streamTable(offsets: ReadonlyMap<number, number>, start: number): Buffer {
    const own = this.#next
    const all = new Map([...offsets, [own, start]])
    const runs = runsOf([...all.keys()])
    const rows = Buffer.alloc(all.size * 7)
    let at = 0
    for (const number of runs.flat()) {
      rows.writeUInt8(1, at)
      rows.writeUInt32BE(all.get(number) ?? 0, at + 1)
      rows.writeUInt16BE(this.#objects.get(number)?.generation ?? 0, at + 5)
      at += 7
    }
    const table = new PdfStream(
      dictionary({
        Type: name('XRef'),
        Size: own + 1,
        W: array(1, 4, 2),
        Index: array(...runs.flatMap((run) => [run[0] ?? 0, run.length])),
        ...this.#trailer(),
      }),
      rows,
    )
    const body = written(table)
    return Buffer.concat([
      Buffer.from(`${own} 0 obj\n`, 'latin1'),
      body,
      Buffer.from(`\nendobj\nstartxref\n${start}\n%%EOF\n`, 'latin1'),
    ])
  }
}

function joined(parts: readonly Buffer[], allocate: (length: number) => Buffer): Buffer {
  const whole = allocate(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) at += part.copy(whole, at)
  return whole
}

/** Numbers in runs without gaps, ascending. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1) === number - 1) last.push(number)
    else runs.push([number])
  }
  return runs
}
