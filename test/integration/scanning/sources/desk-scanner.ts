import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  createSources,
  type ScannedPage,
  type ScanProgress,
  type ScanSource,
  type ScanSources,
  type SourcesOptions,
} from '../../../../main/core/scanning/sources/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { ScanSettings } from '../../../../shared/scanning/index.ts'
import { layPrivateSane, type PrivateSane } from '../../../sane/private-sane.ts'

export const GLASS: ScanSettings = { feed: 'glass', mode: 'gray', dpi: 100, size: 'a4' }
export const FEEDER: ScanSettings = { ...GLASS, feed: 'feeder' }

/** A signal that is never aborted. */
export const never = (): AbortSignal => new AbortController().signal

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-scanner-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** On a busy machine `scanimage` hangs once in some fifty scans after its last page: its end is waited for no longer than a test may take. */
const QUIET_MS = 15_000

/** Sources that see the scanners of a private SANE only. */
export function saneSources(scanners: PrivateSane, more: SourcesOptions = {}): ScanSources {
  return createSources({
    ...QUIET_NETWORK,
    platform: 'linux',
    environment: layPrivateSane(temporaryFolder(), scanners),
    quietMilliseconds: QUIET_MS,
    ...more,
  })
}

/** What a scan gave: its pages, what it told, and the code of the error at its end. */
export interface Scanned {
  readonly pages: ScannedPage[]
  readonly progress: ScanProgress[]
  readonly code: string | undefined
}

/** Scans to the end. */
export async function scanAll(
  source: ScanSource,
  device: string,
  settings: ScanSettings,
  signal: AbortSignal = never(),
  onPage: (page: ScannedPage) => void = () => {},
): Promise<Scanned> {
  const pages: ScannedPage[] = []
  const progress: ScanProgress[] = []
  try {
    for await (const page of source.scan(device, settings, signal, (step) => progress.push(step))) {
      pages.push(page)
      onPage(page)
    }
    return { pages, progress, code: undefined }
  } catch (error) {
    if (error instanceof DeskError) return { pages, progress, code: error.code }
    throw error
  }
}

/** A program that stands in for a scanner's: a script of the shell. */
export function stubProgram(script: string): string {
  const file = join(temporaryFolder(), 'scanimage')
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return file
}

/** Folders of scans in memory that belong to this process. */
export function foldersInMemory(): string[] {
  const places = ['/dev/shm', process.env.XDG_RUNTIME_DIR ?? '']
  return places
    .filter((place) => place !== '')
    .flatMap((place) => readdirSync(place))
    .filter((name) => name.startsWith(`motcua-scan-${process.pid}-`))
}

/** Keeps a search for network scanners off the network, and short. */
export const QUIET_NETWORK: SourcesOptions = {
  searchMilliseconds: 30,
  network: { port: 45_353, interface: '127.0.0.1' },
}
