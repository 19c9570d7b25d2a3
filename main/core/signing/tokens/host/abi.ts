/** How C lays values out for a PKCS#11 module: the header files say `pack(1)` on Windows only, and `long` is short there. */
export interface Abi {
  /** Bytes of a CK_ULONG. */
  readonly ulong: 4 | 8
  /** Whether structures have no gaps. */
  readonly packed: boolean
}

/** Linux and macOS, 64 bits. */
export const UNIX_ABI: Abi = { ulong: 8, packed: false }
/** Windows, 64 bits. */
export const WINDOWS_ABI: Abi = { ulong: 4, packed: true }

export function abiOf(platform: NodeJS.Platform): Abi {
  return platform === 'win32' ? WINDOWS_ABI : UNIX_ABI
}

/** Bytes of a pointer; a desk is 64 bits everywhere. */
const POINTER_BYTES = 8

/** What a field of a structure is: a CK_ULONG, a pointer, or so many single bytes. */
export type Field = 'ulong' | 'pointer' | number
export type Fields = Readonly<Record<string, Field>>

/** Where the fields of a structure lie. */
export interface Layout {
  readonly size: number
  /** Bytes from the beginning to a field. */
  readonly offsets: ReadonlyMap<string, number>
}

/** Lays a structure out, its fields in their order. */
export function layoutOf(fields: Fields, abi: Abi): Layout {
  const offsets = new Map<string, number>()
  let end = 0
  let widest = 1
  for (const [name, field] of Object.entries(fields)) {
    const alignment = abi.packed || typeof field === 'number' ? 1 : bytesOf(field, abi)
    widest = Math.max(widest, alignment)
    end = roundUp(end, alignment)
    offsets.set(name, end)
    end += bytesOf(field, abi)
  }
  return { size: roundUp(end, widest), offsets }
}

type NamesOf<Shape extends Fields, Kind extends Field> = {
  [Name in keyof Shape & string]: Shape[Name] extends Kind ? Name : never
}[keyof Shape & string]

/** Reads a structure in memory that was copied. */
export class StructureReader<Shape extends Fields> {
  readonly #fields: Shape
  readonly #abi: Abi
  readonly #memory: Buffer
  readonly #offsets: ReadonlyMap<string, number>

  constructor(fields: Shape, abi: Abi, memory: Buffer) {
    this.#fields = fields
    this.#abi = abi
    this.#memory = memory
    this.#offsets = layoutOf(fields, abi).offsets
  }

  /** A number or an address. */
  number(name: NamesOf<Shape, 'ulong' | 'pointer'>): bigint {
    const at = this.#offsets.get(name) ?? 0
    return this.#fields[name] === 'pointer' ? this.#memory.readBigUInt64LE(at) : readUlong(this.#abi, this.#memory, at)
  }

  /** Text in single bytes, without the blanks or zeros that fill it up. */
  text(name: NamesOf<Shape, number>): string {
    const at = this.#offsets.get(name) ?? 0
    const length = Number(this.#fields[name])
    return this.#memory
      .subarray(at, at + length)
      .toString('utf8')
      .replace(/[\0 ]+$/, '')
  }
}

/** Lays numbers and addresses into a new structure; what is not named is zero. */
export function writeStructure<Shape extends Fields>(
  fields: Shape,
  abi: Abi,
  values: Readonly<Partial<Record<keyof Shape & string, bigint>>>,
): Buffer {
  const { size, offsets } = layoutOf(fields, abi)
  const memory = Buffer.alloc(size)
  for (const [name, value] of Object.entries<bigint | undefined>(values)) {
    const offset = offsets.get(name)
    if (offset === undefined || value === undefined) continue
    if (fields[name] === 'pointer') memory.writeBigUInt64LE(value, offset)
    else writeUlong(abi, memory, value, offset)
  }
  return memory
}

export function readUlong(abi: Abi, memory: Buffer, at = 0): bigint {
  return abi.ulong === 4 ? BigInt(memory.readUInt32LE(at)) : memory.readBigUInt64LE(at)
}

/** One CK_ULONG as C has it in memory. */
export function ulongBytes(abi: Abi, value: bigint): Buffer {
  const memory = Buffer.alloc(abi.ulong)
  writeUlong(abi, memory, value, 0)
  return memory
}

function writeUlong(abi: Abi, memory: Buffer, value: bigint, at: number): void {
  if (abi.ulong === 4) memory.writeUInt32LE(Number(value), at)
  else memory.writeBigUInt64LE(value, at)
}

function bytesOf(field: Field, abi: Abi): number {
  if (typeof field === 'number') return field
  return field === 'ulong' ? abi.ulong : POINTER_BYTES
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to
}
