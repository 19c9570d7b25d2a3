import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { followBattery } from '../../../main/power/battery.ts'
import { isOnBattery, type PowerSupply, readSupplies } from '../../../main/power/supplies.ts'

const battery = (status: string, scope: string | null = 'System'): PowerSupply => ({
  type: 'Battery',
  online: null,
  status,
  scope,
})
const mains = (online: string): PowerSupply => ({ type: 'Mains', online, status: null, scope: null })

describe('the power of a machine', () => {
  it('is its battery when that gives power and nothing is plugged in', () => {
    expect(isOnBattery([mains('0'), battery('Discharging')])).toBe(true)
    expect(isOnBattery([battery('Discharging')])).toBe(true)
    expect(isOnBattery([mains('1'), battery('Charging')])).toBe(false)
    expect(isOnBattery([mains('1'), battery('Discharging')])).toBe(false)
    expect(isOnBattery([mains('0'), battery('Full')])).toBe(false)
    expect(isOnBattery([])).toBe(false)
  })

  it('is not the battery of a mouse', () => {
    expect(isOnBattery([mains('1'), battery('Discharging', 'Device')])).toBe(false)
    expect(isOnBattery([battery('Discharging', 'Device')])).toBe(false)
  })

  it('is read as Linux writes it, also where files are missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'power-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await mkdir(join(folder, 'AC'))
    await writeFile(join(folder, 'AC', 'type'), 'Mains\n')
    await writeFile(join(folder, 'AC', 'online'), '0\n')
    await mkdir(join(folder, 'BAT0'))
    await writeFile(join(folder, 'BAT0', 'type'), 'Battery\n')
    await writeFile(join(folder, 'BAT0', 'status'), 'Discharging\n')
    const supplies = await readSupplies(folder)
    expect(supplies).toContainEqual({ type: 'Mains', online: '0', status: null, scope: null })
    expect(isOnBattery(supplies)).toBe(true)
    expect(await readSupplies(join(folder, 'none'))).toEqual([])
  })

  it('is told at once and whenever it changes, and not otherwise', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    let supplies: readonly PowerSupply[] = [mains('1')]
    const told: boolean[] = []
    const monitor = { isOnBatteryPower: () => true, on: () => undefined }
    followBattery(
      monitor,
      'linux',
      async () => supplies,
      (is) => told.push(is),
    )
    await vi.waitFor(() => expect(told).toEqual([false]))
    await vi.advanceTimersByTimeAsync(60_000)
    supplies = [battery('Discharging')]
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told).toEqual([false, true])
  })

  it('is what Electron says where it knows', () => {
    const listeners = new Map<string, () => void>()
    const told: boolean[] = []
    const monitor = {
      isOnBatteryPower: () => true,
      on: (event: string, listener: () => void) => listeners.set(event, listener),
    }
    followBattery(
      monitor,
      'win32',
      async () => [],
      (is) => told.push(is),
    )
    listeners.get('on-ac')?.()
    listeners.get('on-battery')?.()
    expect(told).toEqual([true, false, true])
  })
})
