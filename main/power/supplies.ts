import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where Linux tells of mains and batteries. */
const FOLDER = '/sys/class/power_supply'

/** A source of power, in Linux's own words; null where it doesn't say. */
export interface PowerSupply {
  readonly type: string | null
  readonly online: string | null
  readonly status: string | null
  /** `Device` for the battery of a mouse or a pen. */
  readonly scope: string | null
}

/**
 * Whether a machine with these supplies runs on its battery: a battery of its own gives power and nothing that is plugged in does.
 * Machines without a battery never do.
 */
export function isOnBattery(supplies: readonly PowerSupply[]): boolean {
  const own = supplies.filter(({ scope }) => scope !== 'Device')
  if (own.some(({ type, online }) => type !== 'Battery' && online === '1')) return false
  return own.some(({ type, status }) => type === 'Battery' && status === 'Discharging')
}

/** The supplies of this machine; none where they cannot be read. */
export async function readSupplies(folder = FOLDER): Promise<PowerSupply[]> {
  const names = await readdir(folder).catch(() => [])
  return Promise.all(
    names.map(async (name) => {
      const read = (file: string) =>
        readFile(join(folder, name, file), 'utf8').then(
          (text) => text.trim(),
          () => null,
        )
      const [type, online, status, scope] = await Promise.all(['type', 'online', 'status', 'scope'].map(read))
      return { type: type ?? null, online: online ?? null, status: status ?? null, scope: scope ?? null }
    }),
  )
}
