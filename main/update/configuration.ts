import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { DeskError } from '../../shared/errors.ts'
import { inJson } from './json.ts'

/** Hosts that are this very machine: a mirror there may do without TLS. */
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Longest certificate that is looked at, in characters. */
const LONGEST_PEM = 16_000

const Feed = z
  .string()
  .max(500)
  .refine(isFeedAddress)
  .transform((address) => new URL(address.endsWith('/') ? address : `${address}/`))

/**
 * What the IT staff of the province lay into the application when they pack it, as `desk/update.json` among its resources:
 * where releases are published, and the root certificate that vouches for those who sign them. The file lies with the program
 * because it must be as hard to change as the program; an update brings its own and so can bring a new root.
 */
export const UpdateConfiguration = z.object({
  /** Folder of the releases: HTTPS, or HTTP on this machine. */
  feed: Feed,
  /** PEM of a root certificate with an RSA key that certifies signers of this application's updates and nothing else. */
  authority: z.string().max(LONGEST_PEM).refine(isAuthority),
})
export type UpdateConfiguration = z.infer<typeof UpdateConfiguration>

/**
 * The configuration, or undefined when the province laid none.
 * @throws DeskError update.not-configured when there is one that cannot be used
 */
export async function readConfiguration(file: string): Promise<UpdateConfiguration | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw new DeskError('update.not-configured', { field: 'file' }, { cause: error })
  })
  if (text === undefined) return undefined
  const read = inJson(UpdateConfiguration).safeParse(text)
  if (read.success) return read.data
  throw new DeskError('update.not-configured', { field: String(read.error.issues[0]?.path[0] ?? 'file') })
}

function isFeedAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(address)
  const isPlain = [username, password, search, hash].every((part) => part === '')
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)))
}

function isAuthority(pem: string): boolean {
  try {
    const certificate = new X509Certificate(pem)
    return certificate.ca && certificate.publicKey.asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
