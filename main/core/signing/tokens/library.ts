/** What a file of a shared library says of itself, without running it. */
export interface Library {
  readonly format: 'elf' | 'pe'
  /** `x64` and `arm64` as Node names them; others by their number. */
  readonly machine: string
  readonly bits: 32 | 64
  /** Whether it offers a function of the name. */
  readonly exports: (name: string) => boolean
}

const ELF_MAGIC = 0x7f454c46
const ELF_MACHINES: Readonly<Record<number, string>> = { 62: 'x64', 183: 'arm64', 3: 'ia32' }
const PE_MACHINES: Readonly<Record<number, string>> = { 34404: 'x64', 43620: 'arm64', 332: 'ia32' }

/** Reads a library of Linux (ELF, little-endian) or Windows (PE); undefined for anything else, or one that is cut off. */
export function findLibrary(content: Buffer): Library | undefined {
  try {
    if (content.length > 64 && content.readUInt32BE(0) === ELF_MAGIC) return readElf(content)
    if (content.length > 64 && content.toString('latin1', 0, 2) === 'MZ') return readPe(content)
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readElf(content: Buffer): Library | undefined {
  const LITTLE_ENDIAN = 1
  const SHARED_OBJECT = 3
  if (content[5] !== LITTLE_ENDIAN || content.readUInt16LE(16) !== SHARED_OBJECT) return undefined
  const machine = content.readUInt16LE(18)
  const bits = content[4] === 2 ? 64 : 32
  const names = bits === 64 ? elfNames(content) : new Set<string>()
  return {
    format: 'elf',
    machine: ELF_MACHINES[machine] ?? String(machine),
    bits,
    exports: (name) => names.has(name),
  }
}

/** Defined names in the dynamic symbols of a 64-bit file. */
function elfNames(content: Buffer): Set<string> {
  const DYNAMIC_SYMBOLS = 11
  const SYMBOL_BYTES = 24
  const sections = Number(content.readBigUInt64LE(0x28))
  const sectionBytes = content.readUInt16LE(0x3a)
  const at = (section: number): number => sections + section * sectionBytes
  const names = new Set<string>()
  for (let section = 0; section < content.readUInt16LE(0x3c); section += 1) {
    if (content.readUInt32LE(at(section) + 4) !== DYNAMIC_SYMBOLS) continue
    const symbols = Number(content.readBigUInt64LE(at(section) + 0x18))
    const size = Number(content.readBigUInt64LE(at(section) + 0x20))
    const strings = Number(content.readBigUInt64LE(at(content.readUInt32LE(at(section) + 0x28)) + 0x18))
    for (let symbol = symbols; symbol < symbols + size; symbol += SYMBOL_BYTES) {
      const definedIn = content.readUInt16LE(symbol + 6)
      if (definedIn !== 0) names.add(textAt(content, strings + content.readUInt32LE(symbol)))
    }
  }
  return names
}

function readPe(content: Buffer): Library | undefined {
  const LIBRARY = 0x2000
  const header = content.readUInt32LE(0x3c)
  if (content.toString('latin1', header, header + 4) !== 'PE\0\0') return undefined
  if ((content.readUInt16LE(header + 22) & LIBRARY) === 0) return undefined
  const machine = content.readUInt16LE(header + 4)
  const optional = header + 24
  const bits = content.readUInt16LE(optional) === 0x20b ? 64 : 32
  const names = peNames(content, header, optional + (bits === 64 ? 112 : 96))
  return {
    format: 'pe',
    machine: PE_MACHINES[machine] ?? String(machine),
    bits,
    exports: (name) => names.has(name),
  }
}

/** Names in the export table; `directories` is where the table of tables begins. */
function peNames(content: Buffer, header: number, directories: number): Set<string> {
  const sectionCount = content.readUInt16LE(header + 6)
  const sections = header + 24 + content.readUInt16LE(header + 20)
  /** Where something lies in the file that is loaded at an address. */
  const inFile = (address: number): number => {
    for (let section = sections; section < sections + sectionCount * 40; section += 40) {
      const begin = content.readUInt32LE(section + 12)
      const size = Math.max(content.readUInt32LE(section + 8), content.readUInt32LE(section + 16))
      if (address >= begin && address < begin + size) return address - begin + content.readUInt32LE(section + 20)
    }
    throw new RangeError('an address in no section')
  }
  const names = new Set<string>()
  const table = content.readUInt32LE(directories)
  if (table === 0) return names
  const exported = inFile(table)
  const count = content.readUInt32LE(exported + 24)
  const list = inFile(content.readUInt32LE(exported + 32))
  for (let index = 0; index < count; index += 1) {
    names.add(textAt(content, inFile(content.readUInt32LE(list + index * 4))))
  }
  return names
}

function textAt(content: Buffer, begin: number): string {
  const end = content.indexOf(0, begin)
  if (begin < 0 || end < 0 || begin >= content.length) throw new RangeError('a name outside the file')
  return content.toString('latin1', begin, end)
}
