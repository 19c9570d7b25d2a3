/**
 * How zxing is asked for the codes of a page: the QR of our own sheets and of identity cards, and the barcode of receipts. Trying
 * harder finds codes that are small or turned. Each further kind of code would be looked for on every page: Data Matrix, PDF417
 * and Code 39 together cost four times as much as these two.
 */
export const PAGE_CODES = {
  formats: ['QRCode', 'Code128'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  maxNumberOfSymbols: 50,
} as const

/** How zxing is asked for a frame of a running camera: the QR of an identity card or of a receipt, in a few milliseconds. */
export const LIVE_CODES = { ...PAGE_CODES, formats: ['QRCode'], maxNumberOfSymbols: 4 } as const

/** What is done with a code that zxing found. */
interface FoundCode {
  readonly text: string
  readonly isValid: boolean
}

/** The texts of codes as found, each once: zxing may find one code twice. */
export function textsOfCodes(found: readonly FoundCode[]): string[] {
  return [...new Set(found.filter(({ isValid, text }) => isValid && text !== '').map(({ text }) => text))]
}
