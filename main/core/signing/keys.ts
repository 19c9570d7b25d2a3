import { DeskError } from '../../../shared/errors.ts'
import type { SeenToken, SigningKeys, TrainingKeys } from './parts.ts'
import type { KeyChoice, ReadCertificate, Tokens } from './tokens/index.ts'

export interface KeysParts {
  /** Loaded when somebody asks for tokens. */
  readonly tokens: () => Promise<Tokens>
  /** Whether an administrator set a library; without one there is nothing to load. */
  readonly hasModules: () => boolean
  /** In a demonstration. */
  readonly training?: TrainingKeys | undefined
}

/** Whatever keys there are at this desk: on tokens and, in a demonstration, in files. */
export function createKeys({ tokens, hasModules, training }: KeysParts): SigningKeys {
  const isTraining = (token: string): boolean => training?.has(token) ?? false
  return {
    async look() {
      const sight = hasModules() ? await (await tokens()).look() : { tokens: [], modules: [] }
      const real = sight.tokens.map((token): SeenToken => ({ ...token, isTraining: false }))
      const inFiles = (training?.look() ?? []).map((token): SeenToken => ({ ...token, isTraining: true }))
      return { tokens: [...real, ...inFiles], modules: sight.modules }
    },
    async open(choice, ask) {
      if (training?.has(choice.token)) return await training.open(choice, ask)
      if (!hasModules()) throw new DeskError('signing.no-token')
      return await (await tokens()).open(choice, ask)
    },
    isTraining,
  }
}

/** A certificate on a token that is plugged in, with the certificates of issuers that lie beside it (DER). */
export interface OnToken {
  readonly certificate: ReadCertificate
  readonly issuers: readonly Buffer[]
}

/**
 * Looks for a certificate on a token.
 * @throws DeskError signing.no-token, signing.no-certificate
 */
export async function getOnToken(keys: SigningKeys, { token, certificate }: KeyChoice): Promise<OnToken> {
  const seen = (await keys.look()).tokens.filter(({ view }) => view.serial === token)
  if (seen.length === 0) throw new DeskError('signing.no-token')
  for (const { certificates, issuers } of seen) {
    const found = certificates.find(({ view }) => view.fingerprint === certificate)
    if (found !== undefined) return { certificate: found, issuers }
  }
  throw new DeskError('signing.no-certificate')
}
