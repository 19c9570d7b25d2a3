import { useTranslation } from 'react-i18next'
import { BUILT_IN_PROFILES, type ScanProfile } from '../../shared/scanning/index.ts'

const BUILT_IN = ['feeder-colour', 'duplex-colour', 'glass-colour', 'feeder-gray', 'glass-fine', 'card'] as const
type BuiltIn = (typeof BUILT_IN)[number]

function asBuiltIn(id: string): BuiltIn | undefined {
  return BUILT_IN.find((name) => name === id && BUILT_IN_PROFILES.some((profile) => profile.id === id))
}

/** How a profile is called: by the catalogue where it is one of the program's, otherwise as an officer named it. */
export function useProfileName(): (profile: ScanProfile) => string {
  const { t } = useTranslation('digitize')
  return ({ id, name }) => {
    const builtIn = asBuiltIn(id)
    return name ?? (builtIn ? t(`profile.${builtIn}`) : id)
  }
}
