import { z } from 'zod'
import { CertificateView } from './certificate.ts'

/**
 * What a token says about its PIN. PKCS#11 knows no number of tries that are left, only these three warnings, and some
 * tokens give none of them: `ok` promises nothing.
 */
export const PinState = z.enum(['ok', 'count-low', 'final-try', 'locked'])
export type PinState = z.infer<typeof PinState>

/** A token (USB token, thiết bị lưu khóa bí mật) that is plugged in. */
export const TokenView = z.strictObject({
  /** Serial number: what a token is known by. Slots and labels change or are double. */
  serial: z.string(),
  label: z.string(),
  maker: z.string(),
  model: z.string(),
  pin: PinState,
  /** The PIN is typed at the reader, never here. */
  pinPad: z.boolean(),
  /** Certificates that somebody signs with; those of issuers are left out. */
  certificates: z.array(CertificateView),
})
export type TokenView = z.infer<typeof TokenView>
