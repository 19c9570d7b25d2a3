/** A private key of the certificate's kind, with what tells whose it is. */
export interface KeyCandidate {
  readonly handle: bigint
  /** CKA_ID, perhaps empty. */
  readonly id: Buffer
  /** The public half as the private key tells it: modulus, or point. */
  readonly ownPublic: Buffer | undefined
  /** The public halves of public keys with the same identifier. */
  readonly besidePublic: readonly Buffer[]
}

/** What the certificate says of its key. */
export interface WantedKey {
  /** CKA_ID of the certificate, perhaps empty. */
  readonly id: Buffer
  /** Modulus without leading zeros, or point as `04 x y`. */
  readonly publicPart: Buffer
}

/**
 * The private key that belongs to a certificate; undefined when none surely does. Identifiers may be empty or double, so
 * the public halves are compared wherever the token shows them; an identifier decides only where they are hidden.
 */
export function chooseKey(candidates: readonly KeyCandidate[], wanted: WantedKey): KeyCandidate | undefined {
  const verdicts = candidates.map((candidate) => ({ candidate, verdict: judge(candidate, wanted) }))
  const same = (verdict: Verdict) => verdicts.filter((one) => one.verdict === verdict).map((one) => one.candidate)
  const sure = same('itself')
  if (sure.length > 0) return sure[0]
  for (const likely of [same('beside'), same('hidden')]) {
    const named = likely.filter(({ id }) => id.length > 0 && id.equals(wanted.id))
    if (named.length === 1) return named[0]
    if (named.length === 0 && likely.length === 1 && wanted.id.length === 0) return likely[0]
  }
  return undefined
}

type Verdict = 'itself' | 'beside' | 'hidden' | 'other'

function judge({ ownPublic, besidePublic }: KeyCandidate, { publicPart }: WantedKey): Verdict {
  if (ownPublic !== undefined) return ownPublic.equals(publicPart) ? 'itself' : 'other'
  if (besidePublic.length === 0) return 'hidden'
  return besidePublic.some((one) => one.equals(publicPart)) ? 'beside' : 'other'
}
