import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  addDocumentStamp,
  PdfSigner,
  RevocationDesk,
  StampAuthorities,
  type Trust,
} from '../../../main/core/signing/pades/index.ts'
import { requireSignedByService } from '../../../main/core/signing/service/believed.ts'
import { openExchange } from '../../../main/core/signing/service/exchange.ts'
import { signByService } from '../../../main/core/signing/service/service.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import { makeDocument } from '../../pades/documents.ts'
import { foreignSignature } from '../../pades/foreign.ts'
import { Judges } from '../../pades/judges.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { trustOf } from '../../pades/trust.ts'
import { MockService, type ServiceBehaviour } from '../../signing-service/mock-service.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, LEADER, layAuthority } from '../../token/bench.ts'

describe('the local signing service', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let service: MockService
  let trust: Trust
  let pdf: Buffer

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    trust = trustOf(bench, certificates.agency)
    const issuers = [bench.authority.certificateOf('issuer')]
    service = await MockService.start(certificates.wrongPurpose, certificates.leaderRsa, issuers)
    pdf = await makeDocument({ padding: 100_000 })
  }, 180_000)
  afterAll(() => {
    service?.stop()
    bench?.close()
  })
  beforeEach(() => {
    service.behaviour = 'sign'
    service.frameBytes = 1_000_000
    service.asked.length = 0
    service.statuses.length = 0
    service.answers.length = 0
  })

  const wish = (signal = new AbortController().signal) =>
    ({ pdf, kind: 'approval', documentNumber: '12/QĐ-UBND', signal, patienceMs: 20_000 }) as const
  const believe = (sent: Buffer, received: Buffer) =>
    requireSignedByService(sent, received, { trust, now: new Date(), desk: new RevocationDesk(() => new Date()) })

  it('gets a file, signs it, and gives it back', async () => {
    const received = await signByService(service.address, wish())
    const { signer, level } = await believe(pdf, received)
    expect(signer.holder).toBe(LEADER)
    expect(level).toBe('B-B')
    const [question] = service.asked
    expect(question?.action).toBe('SignApproved')
    expect(question?.parameters).toMatchObject({ SessionId: '', DocNumber: '12/QĐ-UBND' })
    expect(JSON.parse(service.answers[0] ?? '')).toMatchObject({ Status: 0, FileServer: expect.any(String) })
    // The file was given once; whoever gives it again is told that it is gone.
    expect(service.statuses).toEqual([200, 200, 410])
    const judges = await Judges.summon(bench)
    try {
      expect(await judges.pdfsig(received)).toMatchObject([
        { signature: 'Signature is Valid.', certificate: 'Certificate is Trusted.', isWhole: true },
      ])
    } finally {
      judges.dismiss()
    }
  })

  it.each([
    ['issue', 'SignIssued'],
    ['copy', 'SignCopy'],
    ['copy-of-copy', 'SignCopy'],
    ['excerpt', 'SignCopy'],
    ['attachment', 'SignAppendix'],
    ['incoming', 'SignIncome'],
    ['digitized', 'SignApproved'],
  ] as const)('is asked for what %s is called there', async (kind, action) => {
    await signByService(service.address, { ...wish(), kind })
    expect(service.asked.map((question) => question.action)).toEqual([action])
  })

  it('is understood in as many frames as it likes', async () => {
    service.frameBytes = 7
    await believe(pdf, await signByService(service.address, wish()))
  })

  it.each<[ServiceBehaviour, ErrorCode]>([
    ['close-window', 'signing.service-refused'],
    ['hang-up', 'signing.service-failed'],
    ['nonsense', 'signing.service-failed'],
    ['forget-upload', 'signing.service-failed'],
  ])('does not sign when it does as in %s', async (behaviour, code) => {
    service.behaviour = behaviour
    await expect(signByService(service.address, wish())).rejects.toMatchObject({ code })
  })

  it.each<[ServiceBehaviour, ErrorCode]>([
    ['other-file', 'signing.service-other-file'],
    ['change-first-byte', 'signing.service-other-file'],
    ['append-only', 'signing.service-bad-signature'],
    ['sign-twice', 'signing.service-bad-signature'],
  ])('is not believed when it does as in %s', async (behaviour, code) => {
    service.behaviour = behaviour
    const received = await signByService(service.address, wish())
    await expect(believe(pdf, received)).rejects.toMatchObject({ code })
  })

  it('is not believed with a certificate that is good for nothing, or a signature of an older kind', async () => {
    const issuers = [bench.authority.certificateOf('issuer')]
    const other = await MockService.start(certificates.wrongPurpose, await revokedRsa(), issuers)
    try {
      const received = await signByService(other.address, wish())
      await expect(believe(pdf, received)).rejects.toMatchObject({ code: 'signing.service-bad-signature' })
    } finally {
      other.stop()
    }
    const older = await foreignSignature('pdfsig', pdf, certificates.leaderRsa, bench)
    await expect(believe(pdf, older)).rejects.toMatchObject({ code: 'signing.service-not-pades' })
  })

  it('may stamp what it signed, and must leave what others signed as it was', async () => {
    const issuers = [bench.authority.certificateOf('issuer')]
    const key = softwareKey(certificates.agency, issuers)
    const agency = new PdfSigner(key, { key: 'rsa', padding: 'pkcs1', hash: 'sha256' })
    const sent = (await agency.sign(pdf, { at: new Date() })).bytes
    const received = await signByService(service.address, { ...wish(), pdf: sent })
    expect((await believe(sent, received)).signer.holder).toBe(LEADER)
    const stamps = new StampAuthorities(
      trust.stampAddresses,
      () => trust.stampRoots,
      () => new Date(),
    )
    const stamped = await addDocumentStamp(received, (digest) => stamps.findStamp(digest))
    expect((await believe(sent, stamped)).level).toBe('B-T')
    const twice = (await agency.sign(received, { at: new Date() })).bytes
    await expect(believe(sent, twice)).rejects.toMatchObject({ code: 'signing.service-bad-signature' })
  })

  it('is waited for so long and no longer, and not beyond the desk', async () => {
    service.behaviour = 'silent'
    await expect(signByService(service.address, { ...wish(), patienceMs: 200 })).rejects.toMatchObject({
      code: 'signing.service-silent',
    })
    const closing = new AbortController()
    const waiting = signByService(service.address, wish(closing.signal))
    const ended = expect(waiting).rejects.toMatchObject({ code: 'signing.service-stopped' })
    await expect.poll(() => service.asked.length).toBe(2)
    closing.abort()
    await ended
    await expect(signByService(service.address, wish(closing.signal))).rejects.toMatchObject({
      code: 'signing.service-stopped',
    })
  })

  it('is sent nothing unless it shows the certificate that it should', async () => {
    const foreign = `${service.bareAddress}#sha256=${'0'.repeat(64)}`
    for (const address of [foreign, service.bareAddress]) {
      await expect(signByService(address, wish())).rejects.toMatchObject({ code: 'signing.service-not-trusted' })
    }
    expect(service.asked).toEqual([])
  })

  it('is missed where nothing listens', async () => {
    const issuers = [bench.authority.certificateOf('issuer')]
    const gone = await MockService.start(certificates.wrongPurpose, certificates.leaderRsa, issuers)
    gone.stop()
    await expect(signByService(gone.address, wish())).rejects.toMatchObject({ code: 'signing.service-missing' })
  })

  it('has one door that nobody else finds', async () => {
    const exchange = await openExchange(pdf)
    try {
      const ask = async (address: string, method = 'GET') => (await fetch(address, { method })).status
      const { origin, fileAddress, uploadAddress } = exchange
      expect(await ask(`${origin}/`)).toBe(404)
      expect(await ask(`${origin}/${'A'.repeat(43)}/tep-can-ky.pdf`)).toBe(404)
      expect(await ask(fileAddress, 'DELETE')).toBe(405)
      expect(await ask(uploadAddress)).toBe(405)
      const read = await fetch(fileAddress)
      expect(Buffer.from(await read.arrayBuffer()).equals(pdf)).toBe(true)
      expect(exchange.received()).toBeUndefined()
    } finally {
      exchange.close()
    }
    const { port } = new URL(exchange.origin)
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('connect', () => reject(new Error('the door stands open')))
      socket.on('error', () => resolve())
    })
  })

  it('takes no more than a signature adds', async () => {
    const exchange = await openExchange(Buffer.from('%PDF-1.7'))
    try {
      const body = new FormData()
      body.append('uploadfile', new Blob([new Uint8Array(17 * 1024 * 1024)]), 'a.pdf')
      const status = await fetch(exchange.uploadAddress, { method: 'POST', body }).then(
        (response) => response.status,
        () => 'hung up',
      )
      expect([413, 'hung up']).toContain(status)
      expect(exchange.received()).toBeUndefined()
    } finally {
      exchange.close()
    }
  })

  async function revokedRsa() {
    const { authority } = bench
    const revoked = await authority.issue({ name: 'revoked-rsa', key: 'rsa-2048', holder: 'Đã thu hồi', unit: 'Xã' })
    await authority.revoke(revoked)
    return revoked
  }
})
