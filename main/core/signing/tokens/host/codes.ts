import type { ErrorCode } from '../../../../../shared/errors.ts'

/** Return values of PKCS#11 v2.40 that something is made of. */
export const CKR = {
  OK: 0x00,
  CANCEL: 0x01,
  BUFFER_TOO_SMALL: 0x150,
  FUNCTION_CANCELED: 0x50,
  PIN_INCORRECT: 0xa0,
  PIN_LOCKED: 0xa4,
  USER_ALREADY_LOGGED_IN: 0x100,
  ALREADY_INITIALIZED: 0x191,
  CANT_LOCK: 0x0a,
  ARGUMENTS_BAD: 0x07,
  NEED_TO_CREATE_THREADS: 0x09,
} as const

/** Seen when a token is pulled out, or its reader fails (findings on SoftHSM and others): all is to be opened anew. */
const GONE: ReadonlySet<number> = new Set([0x05, 0x30, 0x31, 0x32, 0x82, 0xb0, 0xb3, 0xe0, 0xe1])

/** A call of a module that did not return CKR_OK. */
export class CallFailure extends Error {
  readonly call: string
  readonly code: number

  constructor(call: string, code: number) {
    super(`${call} returned 0x${code.toString(16)}`)
    this.name = 'CallFailure'
    this.call = call
    this.code = code
  }

  /** Whether the token, or everything that was opened on it, is lost. */
  get gone(): boolean {
    return GONE.has(this.code)
  }
}

/** What a refused login means; undefined for what says nothing about the PIN. */
export function findLoginRefusal(code: number): ErrorCode | undefined {
  switch (code) {
    case CKR.PIN_INCORRECT:
      return 'signing.pin-wrong'
    // CKR_PIN_INVALID, CKR_PIN_LEN_RANGE: no PIN of this token looks like that.
    case 0xa1:
    case 0xa2:
      return 'signing.pin-malformed'
    case 0xa3:
      return 'signing.pin-expired'
    case CKR.PIN_LOCKED:
      return 'signing.pin-locked'
    // CKR_USER_PIN_NOT_INITIALIZED
    case 0x102:
      return 'signing.pin-not-set'
    case CKR.CANCEL:
    case CKR.FUNCTION_CANCELED:
    // CKR_FUNCTION_REJECTED: refused at the device.
    case 0x200:
      return 'signing.pin-cancelled'
    // Logged in already, by this user, another, or too many: the PIN was not looked at.
    case CKR.USER_ALREADY_LOGGED_IN:
    case 0x104:
    case 0x105:
      return 'signing.token-in-use'
    default:
      return undefined
  }
}
