// Signs one file in a process of its own, and tells how much memory that took. Arguments: its certificate, its key, the file, the result.
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { signBatch } from '../../../main/core/signing/pades/signing/batch.ts'
import { PdfSigner } from '../../../main/core/signing/pades/signing/sign.ts'
import { makeDocument } from '../../pades/documents.ts'
import { softwareKey } from '../../pades/software-key.ts'

const [certificate = '', keyFile = '', from = '', to = ''] = process.argv.slice(2)
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
    read: async (lend: Lend) => ({ pdf: await read(lend), wish: { at: new Date(), signer: 'Người ký' } }),
  }
  for await (const outcome of signBatch(signer, [file], () => true)) {
    if ('failure' in outcome) throw outcome.failure
    await writeFile(to, outcome.signed.bytes)
  }
}

async function readLarge(lend: Lend): Promise<Buffer> {
  const file = await open(from)
  const bytes = lend((await file.stat()).size)
  await file.read(bytes, 0, bytes.length, 0)
  await file.close()
  return bytes
}

const small = await makeDocument()
await sign(async () => small)
// Linux forgets the most that a process held when it is told so (proc(5)): what loading and warming up took doesn't count.
writeFileSync('/proc/self/clear_refs', '5')
const before = process.memoryUsage.rss()
await sign(readLarge)
const [, most = '0'] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
console.log(JSON.stringify({ before, most: Number(most) * 1_024 }))
