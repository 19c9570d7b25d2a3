import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHUNK_BYTES, DamagedFileError, inChunks, sealFile, unsealFile } from '../../../main/core/papers/sealed-file.ts'
import { checkAsyncProperty } from '../../property.ts'

const key = createSecretKey(randomBytes(32))
let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'motcua-papers-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

async function* pieces(content: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let offset = 0
  for (let turn = 0; offset < content.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? content.length
    yield content.subarray(offset, offset + size)
    offset += size
  }
}

const collect = async (parts: AsyncIterable<Buffer>): Promise<Buffer[]> => {
  const collected: Buffer[] = []
  for await (const part of parts) collected.push(part)
  return collected
}

const seal = async (content: Buffer, sizes: readonly number[] = [content.length]): Promise<Buffer> =>
  Buffer.concat(await collect(sealFile(inChunks(pieces(content, sizes)), key)))

const addressOf = (sealed: Buffer): string => createHash('sha256').update(sealed).digest('hex')

const unseal = async (sealed: Buffer, address = addressOf(sealed), under = key): Promise<Buffer> => {
  const path = join(directory, 'sealed')
  await writeFile(path, sealed)
  const file = await open(path, 'r')
  try {
    return Buffer.concat(await collect(unsealFile(file, under, address)))
  } finally {
    await file.close()
  }
}

/** Header, then one chunk after another, as they lie in a sealed file. */
const chunksOf = (sealed: Buffer): { header: Buffer; chunks: Buffer[] } => {
  const chunks: Buffer[] = []
  for (let offset = 21; offset < sealed.length; offset += CHUNK_BYTES + 16) {
    chunks.push(sealed.subarray(offset, offset + CHUNK_BYTES + 16))
  }
  return { header: sealed.subarray(0, 21), chunks }
}

describe('inChunks', () => {
  it('cuts any stream into the same pieces', async () => {
    const content = randomBytes(3 * CHUNK_BYTES + 17)
    await checkAsyncProperty(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 2 * CHUNK_BYTES }), { minLength: 1, maxLength: 8 }),
        async (sizes) => {
          const chunks = await collect(
            inChunks(
              pieces(
                content,
                sizes.map((size) => size + 999),
              ),
            ),
          )
          expect(chunks.map(({ length }) => length)).toEqual([CHUNK_BYTES, CHUNK_BYTES, CHUNK_BYTES, 17])
          expect(Buffer.concat(chunks).equals(content)).toBe(true)
        },
      ),
      20,
    )
  })

  it('gives no piece of nothing, and no empty last piece', async () => {
    expect(await collect(inChunks(pieces(Buffer.alloc(0), [1])))).toEqual([])
    expect(await collect(inChunks(pieces(Buffer.alloc(CHUNK_BYTES), [CHUNK_BYTES])))).toHaveLength(1)
  })
})

describe('a sealed file', () => {
  it.each([1, 100, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 5 * CHUNK_BYTES + 3])(
    'of %d bytes opens to what was sealed',
    async (size) => {
      const content = randomBytes(size)
      expect((await unseal(await seal(content))).equals(content)).toBe(true)
    },
  )

  it('never looks the same twice', async () => {
    const content = randomBytes(100)
    expect(await seal(content)).not.toEqual(await seal(content))
  })

  it('opens under its own key only', async () => {
    const sealed = await seal(randomBytes(100))
    await expect(unseal(sealed, addressOf(sealed), createSecretKey(randomBytes(32)))).rejects.toThrow(DamagedFileError)
  })

  it('opens at its own address only', async () => {
    const [one, other] = [await seal(randomBytes(100)), await seal(randomBytes(100))]
    await expect(unseal(one, addressOf(other))).rejects.toThrow('another one')
  })

  it('does not open when any byte was changed', async () => {
    const sealed = await seal(randomBytes(CHUNK_BYTES + 500))
    await checkAsyncProperty(
      fc.asyncProperty(fc.integer({ min: 0, max: sealed.length - 1 }), async (offset) => {
        const changed = Buffer.from(sealed)
        changed.writeUInt8(changed.readUInt8(offset) ^ 0x80, offset)
        await expect(unseal(changed)).rejects.toThrow(DamagedFileError)
      }),
      50,
    )
  })

  it('does not open when it was cut, wherever that is', async () => {
    const sealed = await seal(randomBytes(2 * CHUNK_BYTES))
    const atChunks = [0, 4, 20, 21, 36, 37, 21 + CHUNK_BYTES + 16, sealed.length - 1]
    for (const length of atChunks) {
      await expect(unseal(sealed.subarray(0, length))).rejects.toThrow(DamagedFileError)
    }
  })

  it('does not open when chunks were swapped, dropped, repeated or added', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK_BYTES))
    const { header, chunks } = chunksOf(sealed)
    const [one, two, three] = chunks
    if (one === undefined || two === undefined || three === undefined) throw new Error('There are three chunks')
    const wrong = [
      [two, one, three],
      [one, three],
      [one, two],
      [one, one, two, three],
      [one, two, three, three],
    ]
    expect((await unseal(Buffer.concat([header, one, two, three]))).length).toBe(3 * CHUNK_BYTES)
    for (const order of wrong) {
      await expect(unseal(Buffer.concat([header, ...order]))).rejects.toThrow(DamagedFileError)
    }
  })
})
