import koffi from 'koffi'

/**
 * Memory of C for a group of calls. JavaScript's own would do in Node, but Electron's V8 gives none of its memory to
 * others, and a collector may move it while a call runs on another thread. Everything is wiped when it is given back: a PIN
 * may lie in it.
 */
export class NativeMemory {
  readonly #pieces: { readonly address: bigint; readonly size: number }[] = []

  /** Room for so many bytes, all zero. */
  space(size: number): bigint {
    const address: unknown = koffi.alloc('uint8_t', Math.max(1, size))
    if (typeof address !== 'bigint') throw new Error('no memory')
    this.#pieces.push({ address, size })
    koffi.encode(address, 'uint8_t', new Uint8Array(size), size)
    return address
  }

  /** A copy of bytes. */
  place(bytes: Uint8Array): bigint {
    const address = this.space(bytes.length)
    koffi.encode(address, 'uint8_t', bytes, bytes.length)
    return address
  }

  /** Wipes all and gives it back. */
  free(): void {
    for (const { address, size } of this.#pieces.splice(0)) {
      koffi.encode(address, 'uint8_t', new Uint8Array(size), size)
      koffi.free(address)
    }
  }
}

/** A copy of what lies at an address, in memory of its own: what is sent to the core takes nothing along that lies beside it. */
export function copyOf(address: bigint, size: number): Buffer {
  if (size === 0) return Buffer.alloc(0)
  const bytes: unknown = koffi.decode(address, 'uint8_t', size)
  if (!(bytes instanceof Uint8Array)) throw new Error('memory could not be read')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Gives memory to some calls, and takes it back wiped whatever comes of them. */
export async function withMemory<Result>(use: (memory: NativeMemory) => Promise<Result>): Promise<Result> {
  const memory = new NativeMemory()
  try {
    return await use(memory)
  } finally {
    memory.free()
  }
}
