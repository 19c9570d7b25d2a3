/** Scanning and digitizing (quét, số hóa): scanners, pages on their way to papers, and what is read on them. */
export { createScanningRoom, type ScanningCall, type ScanningRoom, type ScanningRoomParts } from './batches/room.ts'
export { scanningMigrations } from './migrations/index.ts'
