import { v7 } from 'uuid'
import { makePractice } from '../../../main/core/signing/training/index.ts'
import type { CallInput } from '../../../shared/contract/index.ts'
import { drawInks, makeDocument } from '../../pades/documents.ts'
import { type Example, example } from './example.ts'
import type { RealDesk } from './real-desk.ts'

const FINGERPRINT = 'ab'.repeat(32)
const ADDRESS = 'cd'.repeat(32)
const TOKEN = '0A1B2C3D4E5F'
/** The certificate of somebody whom nobody vouches for. */
const certificate = (): Uint8Array<ArrayBuffer> => {
  const [token] = makePractice([{ name: 'a', holder: 'Trần Văn Nam', unit: 'UBND xã' }], Date.now()).tokens
  return new Uint8Array(Buffer.from(token?.certificate ?? '', 'base64'))
}
const PAPER = { kind: 'paper', code: 'to-khai' } as const

/** Examples for the calls of signing. There is no token here: what needs one is refused well. */
export function signingExamples(desk: RealDesk, received: () => Promise<string>): readonly Example[] {
  const document = () => ({ kind: 'document' as const, document: v7() })
  const chief = async () => (await desk.get('officers.list', {}))[0]?.id ?? ''
  const laid = async (): Promise<CallInput<'signing.lay-document'>> => ({
    dossier: await received(),
    document: v7(),
    role: 'attachment',
    name: 'Phụ lục kèm theo quyết định',
    content: new Uint8Array(await makeDocument()),
  })
  const register = (owner: CallInput<'signing.register-certificate'>['owner']) =>
    example('signing.register-certificate', () => ({ certificate: FINGERPRINT, token: TOKEN, owner }))
  const start = (signed: CallInput<'signing.place'>['signed']) =>
    example('signing.start', async () => ({
      run: v7(),
      kind: 'attachment',
      token: TOKEN,
      certificate: FINGERPRINT,
      items: [{ dossier: await received(), revision: 1, signed, of: ADDRESS, place: null, notation: '12/QĐ-UBND' }],
    }))
  const serve = (signed: CallInput<'signing.place'>['signed']) =>
    example('signing.sign-by-service', async () => ({
      run: v7(),
      dossier: await received(),
      revision: null,
      signed,
      of: ADDRESS,
      kind: 'digitized',
      notation: '12/QĐ-UBND',
    }))
  const place = (signed: CallInput<'signing.place'>['signed']) =>
    example('signing.place', async () => ({ dossier: await received(), signed, of: ADDRESS, kind: 'copy' }))
  return [
    example('signing.check', () => ({ token: TOKEN, certificate: FINGERPRINT })),
    register({ kind: 'officer', officer: v7() }),
    register({ kind: 'agency', officers: [v7()] }),
    example('signing.check-certificate-file', () => ({ content: certificate() })),
    example('signing.register-certificate-file', () => ({
      content: certificate(),
      owner: { kind: 'officer', officer: v7() },
    })),
    example('signing.register-certificate-file', () => ({
      content: certificate(),
      owner: { kind: 'agency', officers: [v7()] },
    })),
    example('signing.retire-certificate', () => ({ certificate: FINGERPRINT })),
    example('signing.prepare-picture', async () => ({
      officer: await chief(),
      content: new Uint8Array((await drawInks()).signature),
    })),
    example('signing.set-picture', async () => ({ officer: await chief(), content: null })),
    example('signing.set-settings', () => ({
      modules: ['/nowhere/libtoken.so'],
      service: `wss://127.0.0.1:8987#sha256=${FINGERPRINT}`,
    })),
    example('signing.take-trust-list', () => ({ text: '{"list":"{}"}' })),
    example('signing.files', async () => ({ dossier: await received() })),
    example('signing.lay-document', laid),
    example('signing.drop-document', async () => {
      const input = await laid()
      await desk.get('signing.lay-document', input)
      return { dossier: input.dossier, document: input.document }
    }),
    place(PAPER),
    place(document()),
    start(PAPER),
    start(document()),
    example('signing.give-pin', () => ({ run: v7(), pin: null })),
    example('signing.run', () => ({ run: v7() })),
    example('signing.stop', () => ({ run: v7() })),
    example('signing.go-on', () => ({ run: v7(), token: TOKEN })),
    serve(PAPER),
    serve(document()),
    example('signing.verify', async () => ({ dossier: await received(), address: ADDRESS })),
    example('signing.verify-file', async () => ({
      name: 'trich-luc.pdf',
      content: new Uint8Array(await makeDocument()),
    })),
  ]
}
