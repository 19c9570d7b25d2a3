import { v7 } from 'uuid'
import { type Example, example } from './example.ts'
import type { RealDesk } from './real-desk.ts'

const CODE = 'giay-chung-sinh'
const NOBODY = 'ab'.repeat(32)

interface Ways {
  readonly received: () => Promise<string>
  readonly complete: (dossier: string) => Promise<void>
}

/** Examples for every call about files of papers. */
export function paperExamples(desk: RealDesk, { received, complete }: Ways): readonly Example[] {
  return [
    example('papers.of-dossier', async () => ({ dossier: await received() })),
    example('papers.read', async () => {
      const dossier = await received()
      await complete(dossier)
      const { result } = await desk.get('dossiers.view', { id: dossier })
      return { dossier, address: result?.address ?? '' }
    }),
    example('papers.page', async () => ({ dossier: await received(), address: NOBODY, page: 1 })),
    example('papers.describe', async () => ({
      dossier: await received(),
      code: CODE,
      details: { number: '12/GCS', issuer: 'Bệnh viện huyện', issuedOn: '2026-11-02', validUntil: '2027-11-02' },
      pages: 1,
    })),
    example('papers.leave-undigitized', async () => ({
      dossier: await received(),
      code: CODE,
      because: { why: 'other', reason: 'Giấy quá khổ' },
    })),
    example('papers.held', () => ({ personalNumber: '044190000001', procedure: '1.001193' })),
    example('papers.reuse', async () => ({
      dossier: await received(),
      code: CODE,
      from: { dossier: v7(), code: CODE, address: NOBODY },
    })),
    example('papers.search', () => ({ text: 'giấy chứng sinh', limit: 10 })),
    example('papers.suggested-fields', async () => ({ dossier: await received() })),
  ]
}
