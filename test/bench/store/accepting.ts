import { setImmediate } from 'node:timers/promises'
import type { Reception } from '../../../shared/contract/dossiers.ts'
import { type Summary, summarize } from '../report/statistics.ts'
import type { BareFile } from './bare.ts'
import type { BenchDesk } from './desk.ts'

/** Pairs before the first that counts. */
const WARMING = 100
/** Bare transactions between two times that their log is moved into the file. */
const BETWEEN_TIDYING = 64

/** Milliseconds of accepting one dossier, and of the least that could keep its bytes. */
export interface AcceptFigures {
  readonly ours: Summary
  readonly limit: Summary
}

/** Dossiers per second, everything included that has to be done for them sooner or later. */
export interface SustainedFigures {
  readonly ours: number
  readonly limit: number
}

/**
 * Accepts dossiers one by one as a screen does, each beside a bare transaction of as many bytes, first the one and then
 * the other in turn. Housekeeping runs between the replies, as it does at the counter.
 */
export async function measureAccept(
  desk: BenchDesk,
  bare: BareFile,
  receptions: readonly Reception[],
): Promise<AcceptFigures> {
  const ours: number[] = []
  const limit: number[] = []
  for (const [index, reception] of receptions.entries()) {
    const isOursFirst = index % 2 === 0
    if (!isOursFirst) limit.push(bare.keep())
    ours.push((await desk.ask('dossiers.accept', reception)).milliseconds)
    if (isOursFirst) limit.push(bare.keep())
    await setImmediate()
    if (index % BETWEEN_TIDYING === 0) bare.tidy()
  }
  return { ours: summarize(ours.slice(WARMING)), limit: summarize(limit.slice(WARMING)) }
}

/**
 * Accepts dossiers as fast as it goes, until the search index has taken them in and the log is in the file; then the bare
 * transactions of as many bytes, until their log is in the file.
 */
export async function measureSustained(
  desk: BenchDesk,
  bare: BareFile,
  receptions: readonly Reception[],
): Promise<SustainedFigures> {
  const begin = performance.now()
  for (const reception of receptions) {
    await desk.ask('dossiers.accept', reception)
    await setImmediate()
  }
  desk.rooms.store.housekeeper.flush()
  const ours = performance.now() - begin

  const bareBegin = performance.now()
  for (const index of receptions.keys()) {
    bare.keep()
    if (index % BETWEEN_TIDYING === 0) bare.tidy()
  }
  bare.tidy()
  const limit = performance.now() - bareBegin
  return { ours: (receptions.length / ours) * 1_000, limit: (receptions.length / limit) * 1_000 }
}
