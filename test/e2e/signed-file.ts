import { createPrivateKey } from 'node:crypto'
import { PdfSigner } from '../../main/core/signing/pades/index.ts'
import { signDigest } from '../../main/core/signing/training/digest-signer.ts'
import { makePractice } from '../../main/core/signing/training/index.ts'
import { smallestPdf } from './result-files.ts'

/** Who signed the file of {@link signedFile}, as the certificate says; nobody whom the desk knows vouches for that. */
export const SIGNER = {
  holder: 'Hoàng Nguyễn Thị Phương Thảo Nguyên (HUẤN LUYỆN)',
  unit: 'Ủy ban nhân dân xã Đông Hòa, huyện trước đây là Quảng Trạch, tỉnh Quảng Trị',
  reason: 'Phê duyệt kết quả giải quyết thủ tục hành chính',
} as const

/** A file that a training authority's key signed: intact, and of unknown standing. */
export async function signedFile(): Promise<Buffer> {
  const holder = SIGNER.holder.replace(' (HUẤN LUYỆN)', '')
  const [token] = makePractice([{ name: 'a', holder, unit: SIGNER.unit }], Date.now()).tokens
  if (token === undefined) throw new Error('nobody was certified')
  const key = createPrivateKey(token.key)
  const signer = new PdfSigner(
    {
      certificate: Buffer.from(token.certificate, 'base64'),
      chain: [],
      sign: async (digest, algorithm) => signDigest(key, digest, algorithm),
    },
    { key: 'ec', hash: 'sha256' },
  )
  const wish = { at: new Date(), reason: SIGNER.reason, signer: holder }
  return (await signer.sign(Buffer.from(smallestPdf('ket qua')), wish)).bytes
}
