/** Scanning and digitizing (quét, số hóa): scanners, pages on their way to papers, and what is read on them. */
export type { ScanningCall } from './batches/room.ts'
export { scanningMigrations } from './migrations/index.ts'
export { type LazyImaging, openImaging, openScanning, type Scanning, type ScanningParts } from './open-scanning.ts'
