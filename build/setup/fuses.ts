import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants.js'

/** The fuses of the product, as the security checklist of Electron asks. */
const HARDENED = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
} as const satisfies Record<keyof typeof FuseV1Options, boolean>

type FuseName = keyof typeof HARDENED

/**
 * The fuses of an executable that are not as hardened as they have to be.
 * @param executable absolute path of a packed Electron
 */
export async function softFuses(executable: string): Promise<FuseName[]> {
  const wire = await getCurrentFuseWire(executable)
  const names: FuseName[] = []
  for (const [name, on] of Object.entries(HARDENED)) {
    if (!isFuse(name)) continue
    if (wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE)) names.push(name)
  }
  return names
}

function isFuse(name: string): name is FuseName {
  return name in HARDENED
}
