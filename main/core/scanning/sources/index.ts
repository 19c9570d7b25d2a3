/** Scanners of every kind behind one interface. */
export { findPictureHead, type PictureHead } from './picture.ts'
export { asScanError, scanError } from './problem.ts'
export type { ScannedPage, ScanProgress, ScanSource } from './source.ts'
export {
  createSources,
  type FailedSource,
  type ScanSources,
  type SourceSettings,
  type SourcesOptions,
} from './sources.ts'
export type { FolderFile, FolderRefusal, FolderWatch, RefusalReason, WatchOptions } from './watched-folder.ts'
