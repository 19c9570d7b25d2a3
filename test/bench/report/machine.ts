import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os'
import type { Runtime } from '../../../build/setup/runtime.ts'
import type { Machine } from './result.ts'
import { round } from './statistics.ts'

/** Load average of the last minute; 0 where the system keeps none. */
export function loadNow(): number {
  return round(loadavg()[0] ?? 0)
}

/** The machine that a run took place on. */
export function describeMachine({ version, origin }: Runtime, loadBefore: number): Machine {
  return {
    platform: `${type()} ${release()} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMB: Math.round(totalmem() / 1_048_576),
    node: process.versions.node,
    electron: `${version} (${origin})`,
    load: [loadBefore, loadNow()],
  }
}
