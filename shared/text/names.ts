const INVISIBLE = /\p{Cf}+/gu
const SPACE_OR_CONTROL = /[\s\p{Cc}]+/gu
/** A letter with its marks at the start of a word or of a part of it: "H'Hen", "Y-Bhăm". */
const FIRST_LETTER = /(?<![\p{L}\p{M}\p{N}])\p{L}/gu

/** A name for display and for forms: composed letters (NFC), single spaces, no invisible signs. Letters stay as written. */
export function normalizeName(name: string): string {
  return name.replace(INVISIBLE, '').replace(SPACE_OR_CONTROL, ' ').trim().normalize('NFC')
}

/** As {@link normalizeName}, each word with a capital: identity cards write "NGUYỄN THỊ A", forms "Nguyễn Thị A". */
export function titleCaseName(name: string): string {
  return normalizeName(name.toLowerCase()).replace(FIRST_LETTER, (letter) => letter.toUpperCase())
}
