import { isOnBattery, type PowerSupply } from './supplies.ts'

/** What is needed of Electron's `powerMonitor`. */
export interface PowerMonitor {
  isOnBatteryPower(): boolean
  on(event: 'on-battery' | 'on-ac', listener: () => void): unknown
}

/** Chromium on Linux neither knows the power nor tells of its change, so it is looked at this often. */
const LOOK_EVERY_MS = 30_000

/**
 * Tells whether the machine runs on its battery, now and whenever that changes.
 * @param supplies the supplies of the machine, as Linux tells of them
 */
export function followBattery(
  monitor: PowerMonitor,
  platform: NodeJS.Platform,
  supplies: () => Promise<readonly PowerSupply[]>,
  tell: (onBattery: boolean) => void,
): void {
  if (platform !== 'linux') {
    monitor.on('on-battery', () => tell(true))
    monitor.on('on-ac', () => tell(false))
    tell(monitor.isOnBatteryPower())
    return
  }
  let last: boolean | undefined
  const look = async (): Promise<void> => {
    const now = isOnBattery(await supplies())
    if (now !== last) tell(now)
    last = now
  }
  void look()
  setInterval(() => void look(), LOOK_EVERY_MS).unref()
}
