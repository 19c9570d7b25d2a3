/** Papers (giấy tờ): scans, originals and results as content-addressed, encrypted files. */
export { MEDIA_TYPES, type MediaType } from './media-types.ts'
export { paperMigrations } from './migrations/index.ts'
export { createNamedPapers, NAMED_PAPERS, type PapersOf } from './named-papers.ts'
export { MAX_PAPER_BYTES, ORPHAN_GRACE_MS, type Paper, type PaperKeys, Papers, type PapersOptions } from './papers.ts'
