import type { CallOutput } from '../../shared/contract/contract.ts'

/** The scanners that were found, with what this machine uses. */
export type Devices = CallOutput<'scanning.devices'>

/** The scanner that was chosen, if it is there; the only one, if none was. */
export function chosenOf({ devices, chosen }: Devices): Devices['devices'][number] | undefined {
  if (chosen.device !== null) return devices.find(({ id }) => id === chosen.device)
  return devices.length === 1 ? devices[0] : undefined
}
