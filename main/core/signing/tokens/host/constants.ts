/** Numbers of PKCS#11 v2.40, only those in use. */
export const CKF = {
  SERIAL_SESSION: 0x4n,
  OS_LOCKING_OK: 0x2n,
  PROTECTED_AUTHENTICATION_PATH: 0x100n,
  TOKEN_INITIALIZED: 0x400n,
  USER_PIN_COUNT_LOW: 0x10000n,
  USER_PIN_FINAL_TRY: 0x20000n,
  USER_PIN_LOCKED: 0x40000n,
} as const

export const CKU = { USER: 1n, CONTEXT_SPECIFIC: 2n } as const

/** States of a session in which a user is logged in: CKS_RO_USER_FUNCTIONS, CKS_RW_USER_FUNCTIONS. */
export const LOGGED_IN_STATES: ReadonlySet<bigint> = new Set([1n, 3n])

export const CKO = { CERTIFICATE: 1n, PUBLIC_KEY: 2n, PRIVATE_KEY: 3n } as const
export const CKK = { RSA: 0n, EC: 3n } as const

export const CKA = {
  CLASS: 0x00n,
  VALUE: 0x11n,
  KEY_TYPE: 0x100n,
  ID: 0x102n,
  MODULUS: 0x120n,
  EC_POINT: 0x181n,
  ALWAYS_AUTHENTICATE: 0x202n,
} as const

export const CKM = { RSA_PKCS: 0x01n, RSA_PKCS_PSS: 0x0dn, ECDSA: 0x1041n } as const

/** Hash and mask of PSS. */
export const PSS_HASHES = {
  sha256: { hash: 0x250n, mask: 2n },
  sha384: { hash: 0x260n, mask: 3n },
  sha512: { hash: 0x270n, mask: 4n },
} as const

/** What is written where a number is not known, or an attribute not to be had: all bits set. */
export function isUnavailable(value: bigint, ulongBytes: 4 | 8): boolean {
  return value === (1n << BigInt(ulongBytes * 8)) - 1n
}
