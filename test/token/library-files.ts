/** Header of a PE file up to the table of sections; as Windows writes it, with nothing that is not looked at. */
const PE_AT = 0x80
const SECTION_AT = 0x1000
const SECTION_IN_FILE = 0x400

/** A Windows library of so many bits that exports these names: enough of one to be looked at, nothing to be run. */
export function windowsLibrary(bits: 32 | 64, exports: readonly string[]): Buffer {
  const content = Buffer.alloc(0x1000)
  content.write('MZ', 0, 'latin1')
  content.writeUInt32LE(PE_AT, 0x3c)
  content.write('PE\0\0', PE_AT, 'latin1')
  content.writeUInt16LE(bits === 64 ? 0x8664 : 0x14c, PE_AT + 4)
  content.writeUInt16LE(1, PE_AT + 6)
  const optional = PE_AT + 24
  const directories = optional + (bits === 64 ? 112 : 96)
  content.writeUInt16LE(directories + 128 - optional, PE_AT + 20)
  content.writeUInt16LE(0x2000, PE_AT + 22)
  content.writeUInt16LE(bits === 64 ? 0x20b : 0x10b, optional)
  content.writeUInt32LE(SECTION_AT, directories)
  const section = directories + 128
  content.writeUInt32LE(0x800, section + 8)
  content.writeUInt32LE(SECTION_AT, section + 12)
  content.writeUInt32LE(0x800, section + 16)
  content.writeUInt32LE(SECTION_IN_FILE, section + 20)

  content.writeUInt32LE(exports.length, SECTION_IN_FILE + 24)
  content.writeUInt32LE(SECTION_AT + 40, SECTION_IN_FILE + 32)
  let text = 40 + exports.length * 4
  for (const [index, name] of exports.entries()) {
    content.writeUInt32LE(SECTION_AT + text, SECTION_IN_FILE + 40 + index * 4)
    text += content.write(`${name}\0`, SECTION_IN_FILE + text, 'latin1')
  }
  return content
}
