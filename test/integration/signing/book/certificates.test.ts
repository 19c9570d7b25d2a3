import { createHash } from 'node:crypto'
import { stringify, v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { drawInks } from '../../../pades/documents.ts'
import { BINH, HOA, KHOA, refusalOf, THU } from '../../dossiers/dossier-desk.ts'
import { SigningDesk, TOKENS } from './signing-desk.ts'

let own: SigningDesk
beforeEach(async () => {
  own = await SigningDesk.open({ registered: false })
})
afterEach(() => own.leave())

const register = (
  holder: keyof typeof TOKENS,
  owner: { kind: 'officer'; officer: string } | { kind: 'agency'; officers: string[] },
) => own.ask('signing.register-certificate', { certificate: own.certificateOf(holder), token: TOKENS[holder], owner })
const registered = async () => (await own.ask('signing.tokens', {})).registered

describe('a certificate', () => {
  test('is one officer’s or the agency’s, as was said last, until it is retired', async () => {
    await register('khoa', { kind: 'officer', officer: BINH.id })
    await register('khoa', { kind: 'officer', officer: KHOA.id })
    // They are listed in the order of their times.
    own.desk.now += 1_000
    await register('agency', { kind: 'agency', officers: [THU.id] })
    expect(await registered()).toMatchObject([
      { certificate: { fingerprint: own.certificateOf('khoa') }, owner: { kind: 'officer', officer: KHOA.id } },
      { certificate: { fingerprint: own.certificateOf('agency') }, owner: { kind: 'agency', officers: [THU.id] } },
    ])
    const { dossier, signed } = await own.submitted()
    const wish = await own.signature(dossier, signed, 'approval', { holder: 'khoa' })
    const signable = () => own.book.requireSignable(wish, { officer: KHOA.id, rights: new Set(['decide']) })
    expect(signable().name).toBe('Trích lục khai sinh')
    const retire = () => own.ask('signing.retire-certificate', { certificate: own.certificateOf('khoa') })
    await retire()
    await retire()
    expect(await registered()).toHaveLength(1)
    expect(await refusalOf(signable)).toMatchObject({ code: 'signing.certificate-not-yours' })
    expect(await own.desk.ledger.verify()).toMatchObject({ ok: true })
    expect(own.told.filter((run) => run === null).length).toBeGreaterThan(3)
  })

  test('is registered only from a token that holds it, and for officers who are there', async () => {
    const owner = { kind: 'officer', officer: KHOA.id } as const
    const [certificate, token] = [own.certificateOf('khoa'), TOKENS.khoa]
    for (const [input, code] of [
      [{ certificate, token: 'KHONG-CO', owner }, 'signing.no-token'],
      [{ certificate, token: TOKENS.hoa, owner }, 'signing.no-certificate'],
      [{ certificate, token, owner: { kind: 'officer', officer: v7() } }, 'people.unknown-officer'],
      [{ certificate, token, owner: { kind: 'agency', officers: [THU.id, v7()] } }, 'people.unknown-officer'],
    ] as const) {
      const refusal = await refusalOf(() =>
        own.ask('signing.register-certificate', {
          ...input,
          owner: input.owner.kind === 'agency' ? { kind: 'agency', officers: [...input.owner.officers] } : input.owner,
        }),
      )
      expect(refusal, code).toMatchObject({ code })
    }
    expect(await registered()).toEqual([])
  })

  test('is registered from a file as well, where no token shows it', async () => {
    const der = Buffer.from(
      own.practice.tokens.find(({ serial }) => serial === TOKENS.khoa)?.certificate ?? '',
      'base64',
    )
    const text = `-----BEGIN CERTIFICATE-----\r\n${der.toString('base64')}\r\n-----END CERTIFICATE-----\r\n`
    const owner = { kind: 'officer', officer: KHOA.id } as const
    for (const content of [new Uint8Array(der), new Uint8Array(Buffer.from(text))]) {
      const check = await own.ask('signing.check-certificate-file', { content })
      expect(check).toMatchObject({ certificate: { fingerprint: own.certificateOf('khoa') }, faults: [] })
      await own.ask('signing.register-certificate-file', { content, owner })
      expect(await registered()).toMatchObject([{ certificate: { fingerprint: own.certificateOf('khoa') }, owner }])
      await own.ask('signing.retire-certificate', { certificate: own.certificateOf('khoa') })
    }
    const stranger = () =>
      own.ask('signing.register-certificate-file', { content: new Uint8Array(der), owner: { ...owner, officer: v7() } })
    expect(await refusalOf(stranger)).toMatchObject({ code: 'people.unknown-officer' })
    const root = own.practice.authority.replaceAll(/-----[A-Z ]+-----/g, '')
    for (const content of [Buffer.from('%PDF-1.7'), der.subarray(0, 200), Buffer.from(root, 'base64')]) {
      const read = () => own.ask('signing.check-certificate-file', { content: new Uint8Array(content) })
      expect(await refusalOf(read)).toMatchObject({ code: 'signing.certificate-file-unusable' })
    }
    expect(await registered()).toEqual([])
    expect(await own.desk.ledger.verify()).toMatchObject({ ok: true })
  })

  test('is told with the token that holds it, and checked for who asks', async () => {
    await register('khoa', { kind: 'officer', officer: KHOA.id })
    const { tokens, modules, trainingAllowed, serviceOffered } = await own.ask('signing.tokens', {})
    expect(tokens.map(({ serial, isTraining }) => [serial, isTraining])).toEqual(
      Object.values(TOKENS).map((serial) => [serial, true]),
    )
    expect({ modules, trainingAllowed, serviceOffered }).toEqual({
      modules: [],
      trainingAllowed: true,
      serviceOffered: false,
    })
    const check = (asker: typeof HOA) =>
      own.ask('signing.check', { token: TOKENS.khoa, certificate: own.certificateOf('khoa') }, asker)
    // As long as there is no trust list nobody can say who vouches, and nobody is refused for it.
    expect(await check(KHOA)).toMatchObject({
      owner: 'officer',
      faults: [],
      standing: { state: 'unchecked', why: 'no-trust-list' },
      certificate: { holder: `${KHOA.name} (HUẤN LUYỆN)` },
    })
    expect((await check(HOA)).owner).toBeNull()
    own.desk.now += 20 * 365 * 86_400_000
    expect((await check(KHOA)).faults).toEqual(['expired'])
  })
})

describe('a picture of a signature', () => {
  const pictures = async () => (await own.ask('signing.pictures', {})).pictures

  test('is kept for an officer and for the agency, replaced and taken out', async () => {
    const { signature, seal } = await drawInks()
    await own.ask('signing.set-picture', { officer: KHOA.id, content: new Uint8Array(seal) })
    await own.ask('signing.set-picture', { officer: KHOA.id, content: new Uint8Array(signature) })
    await own.ask('signing.set-picture', { officer: null, content: new Uint8Array(seal) })
    expect(await pictures()).toEqual([
      { officer: null, content: new Uint8Array(seal) },
      { officer: KHOA.id, content: new Uint8Array(signature) },
    ])
    await own.ask('signing.set-picture', { officer: null, content: null })
    expect((await pictures()).map(({ officer }) => officer)).toEqual([KHOA.id])
  })

  test('is an event whenever it changes, and itself sealed', async () => {
    const { signature, seal } = await drawInks()
    const set = (officer: string | null, content: Buffer | null) =>
      own.ask('signing.set-picture', { officer, content: content && new Uint8Array(content) })
    await set(KHOA.id, signature)
    await set(KHOA.id, signature)
    await set(null, seal)
    await set(KHOA.id, null)
    await set(KHOA.id, null)
    const rows = own.desk.store
      .prepare<[], { readonly type: string; readonly open: string; readonly dossier: Buffer | null }>(
        "SELECT type, open, dossier FROM events WHERE type LIKE 'signing.picture-%' ORDER BY position",
      )
      .all()
    const digestOf = (picture: Buffer) => createHash('sha256').update(picture).digest('hex')
    expect(rows.map(({ type, open }) => [type, JSON.parse(open)])).toMatchObject([
      ['signing.picture-set', { officer: KHOA.id, digest: digestOf(signature) }],
      ['signing.picture-set', { officer: null, digest: digestOf(seal) }],
      ['signing.picture-removed', { officer: KHOA.id, digest: digestOf(signature) }],
    ])
    expect(rows.some(({ open }) => open.includes(signature.toString('base64').slice(0, 40)))).toBe(false)
    const [first] = own.desk.ledger.history(stringify(rows[0]?.dossier ?? Buffer.alloc(16)))
    expect(first?.officer).toBe(HOA.id)
    expect(first?.personal).toEqual({ picture: signature.toString('base64') })
    expect(await own.desk.ledger.verify()).toMatchObject({ ok: true })
  })

  test.each([
    ['no PNG', Buffer.from('%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
    ['too large', Buffer.alloc(2 * 1024 * 1024 + 1)],
  ])('is refused when it is %s', async (_, content) => {
    const set = () => own.ask('signing.set-picture', { officer: KHOA.id, content: new Uint8Array(content) })
    expect(await refusalOf(set)).toMatchObject({ code: 'signing.picture-unusable' })
    expect(await pictures()).toEqual([])
  })

  test('is nobody’s whom the desk does not know', async () => {
    const set = () => own.ask('signing.set-picture', { officer: v7(), content: null })
    expect(await refusalOf(set)).toMatchObject({ code: 'people.unknown-officer' })
  })
})

test('IT sets libraries and the local service, with suggestions that nothing loads', async () => {
  const before = await own.ask('signing.settings', {})
  expect(before).toMatchObject({ modules: [], service: null })
  expect(before.suggestions.length).toBeGreaterThan(0)
  expect(before.suggestions.every(({ path, maker }) => path !== '' && maker !== '')).toBe(true)
  await own.ask('signing.set-settings', { modules: ['/khong/co/thu-vien.so'], service: 'wss://127.0.0.1:8987' })
  expect(await own.ask('signing.settings', {})).toMatchObject({
    modules: ['/khong/co/thu-vien.so'],
    service: 'wss://127.0.0.1:8987',
  })
  const { modules, serviceOffered } = await own.ask('signing.tokens', {})
  expect(modules).toMatchObject([{ path: '/khong/co/thu-vien.so', problem: { code: 'signing.module-missing' } }])
  expect(serviceOffered).toBe(true)
})

test('a desk that is no demonstration has no keys in files', async () => {
  const real = await SigningDesk.open({ registered: false, demonstration: false })
  onTestFinished(() => real.leave())
  const { tokens, trainingAllowed } = await real.ask('signing.tokens', {})
  expect({ tokens, trainingAllowed }).toEqual({ tokens: [], trainingAllowed: false })
  const open = () => real.ask('signing.open-training-key', { content: new Uint8Array(1), password: new Uint8Array(1) })
  expect(await refusalOf(open)).toMatchObject({ code: 'signing.training-not-allowed' })
})
