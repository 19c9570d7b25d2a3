/** One dated version of a value of law; a later version replaces the earlier ones of the same code. */
interface Dated {
  readonly code: string | number
  /** `yyyy-MM-dd` */
  readonly effectiveFrom: string
}

/** The version of each code that holds on a day (`yyyy-MM-dd`): the latest that has begun. Codes that begin later are left out. */
export function inForce<Version extends Dated>(versions: readonly Version[], onDate: string): Version[] {
  const latest = new Map<string | number, Version>()
  for (const version of versions) {
    if (version.effectiveFrom > onDate) continue
    const known = latest.get(version.code)
    if (known === undefined || known.effectiveFrom < version.effectiveFrom) latest.set(version.code, version)
  }
  return [...latest.values()]
}
