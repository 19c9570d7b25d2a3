/** Marks the QR of a dossier of this application, first version of its shape. */
const MARK = 'MCD1'

/** What an official code and a temporary number are made of; capitals, digits, dots and hyphens come through every keyboard. */
const CODE = /^[A-Z0-9][A-Z0-9.-]{2,58}[A-Z0-9]$/

/** A scanner that types may write another sign for the bar, depending on the keyboard it believes in, or none. */
const SCANNED = /MCD1[^A-Z0-9.-]{0,2}([A-Z0-9.-]{4,60}?)[^A-Z0-9.-]{0,2}(\d{2})$/
const BLANKS_AND_CONTROLS = /[\s\p{Cc}\p{Cf}]+/gu

const MODULUS = 97

/**
 * The content of a dossier's QR: `MCD1|<code>|<check>`, where the code is the official code or the temporary number and
 * the check is two digits of ISO 7064 MOD 97-10 over its letters and digits. The check tells a dossier's QR from a
 * sentence that happens to look like one, and finds a key that the scanner's keyboard swallowed. There is nothing personal in it.
 * @throws Error when the code has other signs than capitals, digits, dots and hyphens: it was made by this program.
 */
export function dossierQr(code: string): string {
  if (!CODE.test(code)) throw new Error('Not a dossier code')
  return `${MARK}|${code}|${checkDigits(code)}`
}

/**
 * The code within what a scanner read or typed; undefined when it isn't the QR of a dossier. Lower case (a reader with
 * caps lock), blanks, a missing or another separator are put up with, a wrong check is not.
 */
export function findCodeInQr(scanned: string): string | undefined {
  const [, code, check] = SCANNED.exec(scanned.replace(BLANKS_AND_CONTROLS, '').toUpperCase()) ?? []
  if (code === undefined || check === undefined || !CODE.test(code)) return undefined
  return checkDigits(code) === check ? code : undefined
}

/** Two check digits after ISO 7064 MOD 97-10: letters count as 10 to 35, and the number with its check leaves 1. Other signs count for nothing. */
export function checkDigits(code: string): string {
  let rest = 0
  for (const sign of code.replace(/[^A-Z0-9]/g, '')) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % MODULUS
  }
  return String(MODULUS + 1 - ((rest * 100) % MODULUS)).padStart(2, '0')
}
