import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { makeDocument } from '../../pades/documents.ts'
import type { TestCertificate } from '../../token/authority.ts'
import { runProgram } from '../../token/openssl.ts'

const PROGRAM = fileURLToPath(new URL('../programs/sign-large.ts', import.meta.url))
/** Bytes of the file. */
const LARGE = 50_000_000

/** What stands on its pages, as a name does on what a leader signs. */
const PHRASE = 'CHU TICH'

const Told = z.strictObject({ before: z.number().positive(), most: z.number().positive() })

export interface LargeMemory {
  readonly megabytes: number
  readonly growth: number
  readonly fileMegabytes: number
}

/**
 * Memory of a process that signs a file of 50 MB: all that it held at most, in MB, and what the file added, in sizes of the file.
 * @param seen whether the signature is seen, above a name that is looked for on the pages
 */
export async function memoryOfLarge(
  folder: string,
  { file, keyFile }: TestCertificate,
  seen: 'unseen' | 'above-name',
): Promise<LargeMemory> {
  const [from, to] = [join(folder, 'large.pdf'), join(folder, 'large-signed.pdf')]
  const pdf = await makeDocument({ pages: 3, padding: LARGE })
  await writeFile(from, pdf)
  const told = await runProgram(process.execPath, [
    PROGRAM,
    file,
    keyFile,
    from,
    to,
    ...(seen === 'above-name' ? [PHRASE] : []),
  ])
  const { before, most } = Told.parse(JSON.parse(told.toString()))
  return { megabytes: most / 1e6, growth: (most - before) / pdf.length, fileMegabytes: pdf.length / 1e6 }
}
