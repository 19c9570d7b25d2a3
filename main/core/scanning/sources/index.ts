/** Scanners of every kind behind one interface. */
export { asScanError, scanError } from './problem.ts'
export type { ScannedPage, ScanProgress, ScanSource } from './source.ts'
export { createSources, type FailedSource, type ScanSources, type SourcesOptions } from './sources.ts'
