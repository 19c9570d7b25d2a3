import type { Handlers } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { BUILT_IN_PROFILES } from '../../../../shared/scanning/index.ts'
import type { ScanSources } from '../sources/index.ts'
import type { FolderProblem } from './folder.ts'
import type { SettingTable } from './tables/setting-table.ts'

/** Own profiles of a machine beside the program's. */
const MOST_OWN_PROFILES = 30

export interface DevicesParts {
  readonly settings: SettingTable
  readonly sources: () => Promise<ScanSources>
  readonly findFolderProblem: () => Promise<FolderProblem | undefined>
  /** Told that IT set something else. */
  readonly settingsChanged: () => void
}

/** The calls about scanners, ways to scan and what IT set. */
export type DevicesCall =
  | 'scanning.devices'
  | 'scanning.capabilities'
  | 'scanning.choose'
  | 'scanning.save-profile'
  | 'scanning.remove-profile'
  | 'scanning.settings'
  | 'scanning.set-settings'

export function createDeviceHandlers(parts: DevicesParts): Handlers<DevicesCall> {
  const { settings, sources, findFolderProblem, settingsChanged } = parts
  const never = new AbortController().signal
  return {
    'scanning.devices': async () => {
      const { devices, failed } = await (await sources()).list(never)
      const folder = await findFolderProblem()
      return {
        devices,
        profiles: [...BUILT_IN_PROFILES, ...settings.profiles()],
        chosen: settings.chosen,
        failed: folder === undefined ? failed : [...failed, folder],
      }
    },
    'scanning.capabilities': async ({ device }) => (await sources()).of(device).capabilities(device, never),
    'scanning.choose': (chosen) => {
      requireProfile(chosen.profile)
      settings.chosen = chosen
      return {}
    },
    'scanning.save-profile': (profile) => {
      if (isBuiltIn(profile.id)) throw new DeskError('scanning.built-in-profile')
      const own = settings.profiles()
      if (own.length >= MOST_OWN_PROFILES && own.every(({ id }) => id !== profile.id)) {
        throw new DeskError('scanning.too-many-profiles', { most: MOST_OWN_PROFILES })
      }
      settings.putProfile(profile)
      return {}
    },
    'scanning.remove-profile': ({ id }) => {
      if (isBuiltIn(id)) throw new DeskError('scanning.built-in-profile')
      settings.removeProfile(id)
      const { chosen } = settings
      if (chosen.profile === id) settings.chosen = { ...chosen, profile: 'feeder-colour' }
      return {}
    },
    'scanning.settings': () => settings.settings,
    'scanning.set-settings': (input) => {
      // A field that was emptied is one that is not set.
      settings.settings = { ...input, folder: input.folder || null, naps2: input.naps2 || null }
      settingsChanged()
      return {}
    },
  }

  function requireProfile(id: string): void {
    if (!isBuiltIn(id) && settings.profiles().every((profile) => profile.id !== id)) {
      throw new DeskError('scanning.unknown-profile')
    }
  }
}

function isBuiltIn(id: string): boolean {
  return BUILT_IN_PROFILES.some((profile) => profile.id === id)
}
