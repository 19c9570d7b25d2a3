import { randomFillSync } from 'node:crypto'

const POOL_BYTES = 4_096

const pool = Buffer.alloc(POOL_BYTES)
let unused = 0

/**
 * Random bytes from the system's generator, fetched a pool at a time: a call of its own for every key and nonce costs more
 * than sealing an event. What is handed out is wiped from the pool.
 */
export const takeRandom = (bytes: number): Buffer => {
  if (unused < bytes) {
    randomFillSync(pool)
    unused = POOL_BYTES
  }
  const start = unused - bytes
  const taken = Buffer.from(pool.subarray(start, unused))
  pool.fill(0, start, unused)
  unused = start
  return taken
}
