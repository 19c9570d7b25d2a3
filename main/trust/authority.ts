import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { describeFailure } from '../../shared/failures.ts'

/** Longest certificate that is looked at, in characters. */
const LONGEST_PEM = 16_000

/**
 * What the IT staff of the province lay into the application when they pack it, as `desk/trust.json` among its resources: the root
 * certificate that trust lists of signatures are signed under. It lies with the program because it must be as hard to change as that.
 */
const TrustConfiguration = z.object({
  /** PEM of a root certificate. */
  authority: z.string().max(LONGEST_PEM).refine(isAuthority),
})

/**
 * The province's root for trust lists; null when the province laid none, or laid what cannot be used: the desk opens all the same, and says
 * that nobody can be checked.
 */
export async function findTrustAuthority(file: string, log: (text: string) => void): Promise<string | null> {
  try {
    return TrustConfiguration.parse(JSON.parse(await readFile(file, 'utf8'))).authority
  } catch (error) {
    if (!isMissing(error)) log(`trust: the configuration cannot be used: ${describeFailure(error)}`)
    return null
  }
}

function isAuthority(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca
  } catch {
    return false
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
