// Signs one file in a process of its own, and tells how much memory that took. Arguments: its certificate, its key, the file, the result.
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
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

async function sign(read: () => Promise<Buffer>): Promise<void> {
  const file = {
    name: 'large',
    read: async () => ({ pdf: await read(), wish: { at: new Date(), signer: 'Người ký' } }),
  }
  for await (const outcome of signBatch(signer, [file], () => true)) {
    if ('failure' in outcome) throw outcome.failure
    await writeFile(to, outcome.signed.bytes)
  }
}

const small = await makeDocument()
await sign(async () => small)
const before = process.memoryUsage.rss()
await sign(() => readFile(from))
// The most that it ever held; Linux counts it in kilobytes.
console.log(JSON.stringify({ before, most: process.resourceUsage().maxRSS * 1_024 }))
