// Signs one file in a process of its own, and tells how much memory that took. Arguments: its certificate, its key, the file, the result and, where the
// place is looked for by it, a phrase.
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { findAnchor } from '../../../main/core/signing/pades/appearance/anchor.ts'
import { pictureAppearance } from '../../../main/core/signing/pades/appearance/appearance.ts'
import { aboveName } from '../../../main/core/signing/pades/appearance/marks.ts'
import { readInk } from '../../../main/core/signing/pades/appearance/picture.ts'
import { signBatch } from '../../../main/core/signing/pades/signing/batch.ts'
import { PdfSigner, type SigningWish } from '../../../main/core/signing/pades/signing/sign.ts'
import { drawInks, makeDocument } from '../../pades/documents.ts'
import { softwareKey } from '../../pades/software-key.ts'

const [certificate = '', keyFile = '', from = '', to = '', phrase = ''] = process.argv.slice(2)
const { raw: der } = new X509Certificate(readFileSync(certificate))
const signer = new PdfSigner(softwareKey({ name: 'large', file: certificate, keyFile, der }), {
  key: 'rsa',
  padding: 'pkcs1',
  hash: 'sha256',
})

type Lend = (length: number) => Buffer

async function sign(read: (lend: Lend) => Promise<Buffer>): Promise<void> {
  const file = {
    name: 'large',
    read: async (lend: Lend) => {
      const pdf = await read(lend)
      return { pdf, wish: { at: new Date(), signer: 'Người ký', ...(await placeIn(pdf)) } }
    },
  }
  for await (const outcome of signBatch(signer, [file], () => true)) {
    if ('failure' in outcome) throw outcome.failure
    await writeFile(to, outcome.signed.bytes)
  }
}

/** Where it is seen, above a phrase as a leader's signature stands above the name. */
async function placeIn(pdf: Buffer): Promise<Pick<SigningWish, 'appearance'>> {
  if (phrase === '') return {}
  const { page, box } = await findAnchor(pdf, phrase)
  return { appearance: { page, box: aboveName(box, { width: 595, height: 842 }), looks } }
}

async function readLarge(lend: Lend): Promise<Buffer> {
  const file = await open(from)
  const bytes = lend((await file.stat()).size)
  await file.read(bytes, 0, bytes.length, 0)
  await file.close()
  return bytes
}

const looks = pictureAppearance(readInk((await drawInks()).signature, 'blue'))
const small = await makeDocument()
await sign(async () => small)
// Linux forgets the most that a process held when it is told so (proc(5)): what loading and warming up took doesn't count.
writeFileSync('/proc/self/clear_refs', '5')
const before = process.memoryUsage.rss()
await sign(readLarge)
const [, most = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
console.log(JSON.stringify({ before, most: Number(most) * 1_024 }))
