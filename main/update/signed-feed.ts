import { constants, verify } from 'node:crypto'
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js'
import { z } from 'zod'
import { DeskError } from '../../shared/errors.ts'
import type { UpdateConfiguration } from './configuration.ts'
import { inJson } from './json.ts'
import { Release } from './release.ts'
import { verifySigner } from './signer.ts'

/** More than this is no description of a release and no signature, in bytes; whoever sends it is not read to the end. */
const MOST_BYTES = 64 * 1024

/** How long the feed may take for one file, in milliseconds. */
const LONGEST_WAIT_MS = 30_000

/** What is fetched of a feed: the platform's own `fetch`, or that of a session of Electron. */
export type Fetch = (address: string, options: RequestInit) => Promise<Response>

/** The signature of a description, beside it under its name with `.sig` at the end. */
const Signature = z.object({
  /** PEM of the signer's certificate, then of each issuer below the root. */
  chain: z.array(z.string().max(16_000)).min(1).max(4),
  /** RSA-PSS with SHA-256 (salt as long as the hash, RFC 8017 § 8.1) in base64, over {@link signedBytes}. */
  signature: z.base64().max(2_000),
})

export interface FeedParts {
  readonly configuration: UpdateConfiguration
  readonly fetch: Fetch
  readonly now: () => Date
}

/**
 * The release that the feed offers, once its signature is proven. Nothing of the description is even parsed before.
 *
 * The signature covers the file's name as well, so that the description for another system, or of another program, cannot be
 * passed off as this one; the version and the SHA-512 of every package stand in the description and are covered with it. What a
 * signature cannot tell: that a feed goes on offering an old release. It is never installed over a newer one.
 *
 * @param name of the description: `latest-linux.yml`
 * @throws DeskError update.unreachable, update.bad-signature, update.damaged (signed, but no release)
 */
export async function readRelease({ configuration, fetch, now }: FeedParts, name: string): Promise<Release> {
  const { feed, authority } = configuration
  const description = await readFile(fetch, new URL(name, feed))
  if (description === undefined) throw new DeskError('update.unreachable', { status: 404 })
  const signature = await readFile(fetch, new URL(`${name}.sig`, feed))
  if (signature === undefined) throw new DeskError('update.bad-signature', { reason: 'missing' })
  checkSignature(signedBytes(name, description), signature, authority, now())
  return parseRelease(name, description, feed)
}

/** What the publisher signs: the application, the name of the description and a line break, then the description as it lies there. */
export function signedBytes(name: string, description: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`motcua-desk ${name}\n`), description])
}

function checkSignature(signed: Uint8Array, file: Uint8Array, authority: string, now: Date): void {
  const read = inJson(Signature).safeParse(Buffer.from(file).toString('utf8'))
  if (!read.success) throw new DeskError('update.bad-signature', { reason: 'shape' })
  const { chain, signature } = read.data
  const key = verifySigner(chain, authority, now)
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
  if (!verify('sha256', signed, { key, ...padding }, Buffer.from(signature, 'base64'))) {
    throw new DeskError('update.bad-signature', { reason: 'signature' })
  }
}

function parseRelease(name: string, description: Uint8Array, feed: URL): Release {
  try {
    return Release.parse(parseUpdateInfo(Buffer.from(description).toString('utf8'), name, feed))
  } catch (failure) {
    throw new DeskError('update.damaged', { file: name }, { cause: failure })
  }
}

/**
 * A small file of the feed; undefined when it has none of that name.
 * @throws DeskError update.unreachable, update.bad-signature when it is too long to be what it says
 */
async function readFile(fetch: Fetch, address: URL): Promise<Uint8Array | undefined> {
  try {
    const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
    const response = await fetch(address.href, { signal, redirect: 'error', cache: 'no-store' })
    if (response.status === 404) return undefined
    if (!response.ok) throw new DeskError('update.unreachable', { status: response.status })
    return await readBody(response)
  } catch (failure) {
    throw failure instanceof DeskError ? failure : new DeskError('update.unreachable', {}, { cause: failure })
  }
}

async function readBody({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop closes the connection.
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > MOST_BYTES) throw new DeskError('update.bad-signature', { reason: 'too-long' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
