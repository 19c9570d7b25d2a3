import { z } from 'zod'
import { typedLine } from '../text/typed.ts'

/** The account that citizens pay to by VietQR. */
export const BankAccount = z.strictObject({
  /** Bank identification number (BIN) at NAPAS, six digits. */
  bin: z.string().regex(/^\d{6}$/),
  account: z.string().regex(/^[0-9A-Z]{4,19}$/),
  holder: typedLine(2, 100),
})
export type BankAccount = z.infer<typeof BankAccount>

const GUID = 'A000000727'
const SERVICE = 'QRIBFTTA'
const CURRENCY = '704'
const COUNTRY = 'VN'
const LONGEST_PURPOSE = 25
const LARGEST_AMOUNT = 1_000_000_000_000

/** The purpose of a transfer as banks take it: ASCII without diacritics, at most 25 signs, no sign they drop. */
export function transferPurpose(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9 .-]/g, '')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, LONGEST_PURPOSE)
    .trim()
}

/**
 * The text of a dynamic VietQR (EMVCo merchant-presented mode, NAPAS 247 transfer to an account) with amount and purpose.
 * @param amount whole đồng, above 0
 * @param purpose is brought into the shape banks take by {@link transferPurpose}
 * @throws RangeError for an amount that cannot be paid
 */
export function vietQr({ bin, account }: BankAccount, amount: number, purpose: string): string {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > LARGEST_AMOUNT)
    throw new RangeError('Not an amount to pay')
  const beneficiary = field('00', bin) + field('01', account)
  const said = transferPurpose(purpose)
  const body = [
    field('00', '01'),
    field('01', '12'),
    field('38', field('00', GUID) + field('01', beneficiary) + field('02', SERVICE)),
    field('53', CURRENCY),
    field('54', String(amount)),
    field('58', COUNTRY),
    said === '' ? '' : field('62', field('08', said)),
    '6304',
  ].join('')
  return body + crc(body)
}

/** Whether the checksum at the end of a VietQR text is that of what stands before. */
export function hasRightChecksum(text: string): boolean {
  return /6304[0-9A-F]{4}$/.test(text) && crc(text.slice(0, -4)) === text.slice(-4)
}

function field(tag: string, value: string): string {
  return tag + String(value.length).padStart(2, '0') + value
}

const POLYNOMIAL = 0x1021

/** CRC-16/CCITT-FALSE (start 0xFFFF, nothing reflected) of an ASCII text as four upper-case hexadecimal digits. */
export function crc(text: string): string {
  let rest = 0xffff
  for (const sign of text) {
    rest ^= sign.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit += 1) rest = (rest & 0x8000) === 0 ? rest << 1 : (rest << 1) ^ POLYNOMIAL
    rest &= 0xffff
  }
  return rest.toString(16).toUpperCase().padStart(4, '0')
}
