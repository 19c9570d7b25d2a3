import { z } from 'zod'
import data from './data/known-modules.json' with { type: 'json' }

const KnownModules = z.strictObject({
  /** The day on which the list was drawn up. */
  asOf: z.iso.date(),
  /** Nothing in it was tried on a real token. */
  certainty: z.literal('unconfirmed'),
  source: z.string().min(2),
  modules: z.array(
    z.strictObject({
      /** Issuer of certificates or maker of tokens. */
      by: z.string().min(2),
      platform: z.enum(['win32', 'linux', 'darwin']),
      /** Full path of a library. */
      path: z.string().min(5),
    }),
  ),
})
const known = KnownModules.parse(data)

/** A library that an administrator may want to set. It is never loaded for standing in the list. */
export interface SuggestedModule {
  readonly by: string
  readonly path: string
}

/** Libraries of tokens in use in Vietnam, none of them verified, with the day of the list. */
export function suggestedModules(platform: NodeJS.Platform): {
  readonly asOf: string
  readonly modules: readonly SuggestedModule[]
} {
  const modules = known.modules.filter((module) => module.platform === platform)
  return { asOf: known.asOf, modules: modules.map(({ by, path }) => ({ by, path })) }
}
