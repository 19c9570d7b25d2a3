import { beforeAll, describe, expect, it } from 'vitest'
import { type Fetch, readRelease } from '../../../main/update/signed-feed.ts'
import { DeskError } from '../../../shared/errors.ts'
import { describeRelease, type Identity, makeIdentity, signRelease } from './publisher.ts'

const NAME = 'latest-linux.yml'
const PACKAGE = 'motcua-desk-0.2.0.AppImage'
const description = describeRelease('0.2.0', PACKAGE, Buffer.from('the program'), 'releaseNotes: Nhanh hơn.\n')

let root: Identity
let issuer: Identity
let signer: Identity
beforeAll(() => {
  root = makeIdentity({ name: 'Province', certifiesThrough: 1 })
  issuer = makeIdentity({ name: 'Publisher', issuer: root, certifiesThrough: 0 })
  signer = makeIdentity({ name: 'Signer', issuer })
})

/** A feed that holds some files; everything else is not found. */
function feedOf(files: Record<string, string | Response>): Fetch {
  return async (address) => {
    const found = files[new URL(address).pathname.slice('/motcua/'.length)]
    if (found instanceof Response) return found
    return found === undefined ? new Response('no such file', { status: 404 }) : new Response(found)
  }
}

const read = (fetch: Fetch, name = NAME) =>
  readRelease(
    {
      configuration: { feed: new URL('https://tinh.example/motcua/'), authority: root.certificate },
      fetch,
      now: () => new Date(),
    },
    name,
  )

/** What the feed is refused with, when it holds the usual description with some signature. */
async function refusalOf(signature: string, text = description): Promise<DeskError> {
  const failure = await read(feedOf({ [NAME]: text, [`${NAME}.sig`]: signature })).catch((error: unknown) => error)
  if (failure instanceof DeskError) return failure
  throw new Error('the release was not refused', { cause: failure })
}

const refused = (reason: string) => ({ code: 'update.bad-signature', details: { reason } })

describe('a release with a good signature', () => {
  it('is read, by way of an issuer below the root', async () => {
    const signature = signRelease(NAME, description, signer, [issuer])
    const release = await read(feedOf({ [NAME]: description, [`${NAME}.sig`]: signature }))
    expect(release).toMatchObject({ version: '0.2.0', releaseNotes: 'Nhanh hơn.', files: [{ url: PACKAGE, size: 11 }] })
  })

  it('is read, by a signer certified by the root itself', async () => {
    const direct = makeIdentity({ name: 'Signer', issuer: root })
    const signature = signRelease(NAME, description, direct)
    expect(await read(feedOf({ [NAME]: description, [`${NAME}.sig`]: signature }))).toMatchObject({ version: '0.2.0' })
  })

  it.each([
    ['no description at all', 'just words\n'],
    ['no YAML', 'version: [\n'],
    ['a package somewhere else', description.replaceAll(PACKAGE, '"https://evil.example/a.AppImage"')],
    ['a package in another folder', description.replaceAll(PACKAGE, '../a.AppImage')],
    ['a package without a hash', description.replace(/sha512: .*/g, 'size: 1')],
    ['a version that is none', description.replace('0.2.0', 'newest')],
  ])('is damaged when it holds %s', async (_, text) => {
    expect(await refusalOf(signRelease(NAME, text, signer, [issuer]), text)).toMatchObject({ code: 'update.damaged' })
  })
})

describe('a release is refused', () => {
  it('when a byte of it was changed', async () => {
    const signature = signRelease(NAME, description, signer, [issuer])
    expect(await refusalOf(signature, description.replace('0.2.0', '0.2.1'))).toMatchObject(refused('signature'))
  })

  it('when it is signed for another system', async () => {
    expect(await refusalOf(signRelease('latest.yml', description, signer, [issuer]))).toMatchObject(
      refused('signature'),
    )
  })

  it('when another key signed than the certificate’s', async () => {
    const stranger = makeIdentity({ name: 'Signer', issuer })
    const forged = { ...signer, key: stranger.key }
    expect(await refusalOf(signRelease(NAME, description, forged, [issuer]))).toMatchObject(refused('signature'))
  })

  it('without a signature beside it', async () => {
    await expect(read(feedOf({ [NAME]: description }))).rejects.toMatchObject(refused('missing'))
  })

  it('when a root of the same name, but another one, certified the signer', async () => {
    const foreignRoot = makeIdentity({ name: root.name, certifiesThrough: 1 })
    const foreign = makeIdentity({ name: 'Signer', issuer: foreignRoot })
    for (const chain of [[], [foreignRoot]]) {
      expect(await refusalOf(signRelease(NAME, description, foreign, chain))).toMatchObject(refused('chain'))
    }
  })

  it('when it certifies itself', async () => {
    const own = makeIdentity({ name: 'Signer' })
    expect(await refusalOf(signRelease(NAME, description, own))).toMatchObject(refused('chain'))
  })

  it('when the chain is in the wrong order, or has a gap', async () => {
    const swapped = JSON.parse(signRelease(NAME, description, signer, [issuer]))
    swapped.chain.reverse()
    expect(await refusalOf(JSON.stringify(swapped))).toMatchObject(refused('chain'))
    expect(await refusalOf(signRelease(NAME, description, signer))).toMatchObject(refused('chain'))
  })

  it('when somebody certified the signer who may not', async () => {
    const pretender = makeIdentity({ name: 'Pretender', issuer: signer })
    expect(await refusalOf(signRelease(NAME, description, pretender, [signer, issuer]))).toMatchObject(refused('chain'))
  })

  it('when the path is longer than an issuer allows', async () => {
    const deeper = makeIdentity({ name: 'Second publisher', issuer, certifiesThrough: 0 })
    const deep = makeIdentity({ name: 'Signer', issuer: deeper })
    expect(await refusalOf(signRelease(NAME, description, deep, [deeper, issuer]))).toMatchObject(refused('chain'))
  })

  it('when the signer’s time is over, or has not come', async () => {
    for (const time of [
      { validFrom: -30, validTo: -1 },
      { validFrom: 1, validTo: 30 },
    ]) {
      const late = makeIdentity({ name: 'Signer', issuer, ...time })
      expect(await refusalOf(signRelease(NAME, description, late, [issuer]))).toMatchObject(refused('time'))
    }
  })

  it('when the root’s own time is over', async () => {
    const old = makeIdentity({ name: 'Province', certifiesThrough: 0, validFrom: -30, validTo: -1 })
    const direct = makeIdentity({ name: 'Signer', issuer: old })
    const files = { [NAME]: description, [`${NAME}.sig`]: signRelease(NAME, description, direct) }
    const configuration = { feed: new URL('https://tinh.example/motcua/'), authority: old.certificate }
    const reading = readRelease({ configuration, fetch: feedOf(files), now: () => new Date() }, NAME)
    await expect(reading).rejects.toMatchObject(refused('time'))
  })

  it('when the signer is not meant for code, or is an issuer, or has a weak key or certificate', async () => {
    const unfit = [
      makeIdentity({ name: 'TLS', issuer, codeSigning: false }),
      makeIdentity({ name: 'Weak', issuer, bits: 1024 }),
      makeIdentity({ name: 'Old', issuer, hash: 'sha1' }),
    ]
    for (const one of unfit) {
      expect(await refusalOf(signRelease(NAME, description, one, [issuer])), one.name).toMatchObject(refused('signer'))
    }
    const issuing = makeIdentity({ name: 'Third publisher', issuer: root, certifiesThrough: 0, codeSigning: true })
    expect(await refusalOf(signRelease(NAME, description, issuing))).toMatchObject(refused('signer'))
  })

  it('when the signature file is something else, or too long to be one', async () => {
    for (const nonsense of ['', 'null', '{}', '<html>', '{"chain":[],"signature":"AAAA"}']) {
      expect(await refusalOf(nonsense), nonsense).toMatchObject(refused('shape'))
    }
    const wrong = JSON.stringify({ chain: ['no certificate'], signature: 'AAAA' })
    expect(await refusalOf(wrong)).toMatchObject(refused('certificate'))
    expect(await refusalOf(' '.repeat(70_000))).toMatchObject(refused('too-long'))
  })

  it('without reading to the end of what never ends', async () => {
    let chunks = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks += 1
        controller.enqueue(new Uint8Array(1024))
      },
    })
    await expect(read(feedOf({ [NAME]: new Response(endless) }))).rejects.toMatchObject(refused('too-long'))
    expect(chunks).toBeLessThan(100)
  })
})

describe('a feed that is not there', () => {
  it.each([404, 403, 500, 503])('says so when it answers %i', async (status) => {
    const feed = feedOf({ [NAME]: new Response('', { status }) })
    await expect(read(feed)).rejects.toMatchObject({ code: 'update.unreachable', details: { status } })
  })

  it('says so when there is no line, and when only the signature cannot be had', async () => {
    const noLine: Fetch = () => Promise.reject(new TypeError('fetch failed'))
    await expect(read(noLine)).rejects.toMatchObject({ code: 'update.unreachable' })
    const half = feedOf({ [NAME]: description, [`${NAME}.sig`]: new Response('', { status: 503 }) })
    await expect(read(half)).rejects.toMatchObject({ code: 'update.unreachable' })
  })
})
