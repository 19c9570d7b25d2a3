/** Files of papers (giấy tờ) once they exist: filing, looking at them, reasons for having none, reuse, search. */
export { type Filing, FilingDesk, type ReadFile } from './filing.ts'
export { paperFileMigrations } from './migrations/index.ts'
export type { PagePictures } from './page-picture.ts'
export { createPaperFilesRoom, type PaperFilesCall, type PaperFilesRoom, type PaperFilesRoomParts } from './room.ts'
export { openPaperFileTables, type PaperFileTables } from './tables.ts'
