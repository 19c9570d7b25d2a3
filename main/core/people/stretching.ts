import { hash, hashRaw, verify } from '@node-rs/argon2'
import { z } from 'zod'

/** Cost of one argon2id guess (RFC 9106). Kept with everything made with it, so that the cost can rise later. */
export const Stretching = z.strictObject({
  memoryKib: z.number().int().min(8).max(1_048_576),
  passes: z.number().int().min(1).max(20),
  lanes: z.number().int().min(1).max(8),
})
export type Stretching = z.infer<typeof Stretching>

/** The least that a guess costs on every machine: 64 MiB three times over (RFC 9106, second recommended option, one lane). */
export const LEAST_STRETCHING: Stretching = { memoryKib: 65_536, passes: 3, lanes: 1 }

/** Memory is raised until a guess takes this long, so that faster machines make guessing dearer and none makes it cheap. */
const WORTHWHILE_MS = 250

/** The most memory one guess may take: desks with 4 GiB must still open. */
const MOST_MEMORY_KIB = 262_144

/** Bytes of random salt. */
export const SALT_BYTES = 16

/** Bytes of a derived key. */
export const DERIVED_BYTES = 32

/**
 * A key made of a secret that people remember: argon2id, version 0x13. The secret is read as NFC, so that the same
 * Vietnamese letters open the desk from every keyboard driver.
 */
export async function stretch(secret: string, salt: Buffer, { memoryKib, passes, lanes }: Stretching): Promise<Buffer> {
  const bytes = bytesOf(secret)
  try {
    return await hashRaw(bytes, {
      memoryCost: memoryKib,
      timeCost: passes,
      parallelism: lanes,
      outputLen: DERIVED_BYTES,
      salt,
    })
  } finally {
    bytes.fill(0)
  }
}

/** A hash that can only be compared with, in PHC text form with its own salt and cost. */
export async function hashSecret(secret: string, { memoryKib, passes, lanes }: Stretching): Promise<string> {
  const bytes = bytesOf(secret)
  try {
    return await hash(bytes, { memoryCost: memoryKib, timeCost: passes, parallelism: lanes })
  } finally {
    bytes.fill(0)
  }
}

/** Whether a secret is the one that was hashed. */
export async function matchesHash(secret: string, hashed: string): Promise<boolean> {
  const bytes = bytesOf(secret)
  try {
    return await verify(hashed, bytes)
  } finally {
    bytes.fill(0)
  }
}

/**
 * The cost for this machine: memory doubles from the least until one guess takes a quarter of a second.
 * @param measure milliseconds that one guess takes at a given cost
 */
export async function calibrate(measure: (cost: Stretching) => Promise<number>): Promise<Stretching> {
  let cost = LEAST_STRETCHING
  while (cost.memoryKib < MOST_MEMORY_KIB && (await measure(cost)) < WORTHWHILE_MS) {
    cost = { ...cost, memoryKib: cost.memoryKib * 2 }
  }
  return cost
}

/** Milliseconds that one guess takes here. */
export async function measureGuess(cost: Stretching): Promise<number> {
  const start = performance.now()
  const derived = await stretch('measured', Buffer.alloc(SALT_BYTES), cost)
  derived.fill(0)
  return performance.now() - start
}

function bytesOf(secret: string): Buffer {
  return Buffer.from(secret.normalize('NFC'), 'utf8')
}
