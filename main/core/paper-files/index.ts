/** Files of papers (giấy tờ) once they exist: filing, looking at them, reasons for having none, reuse, search. */
export { createFiledPapersProjection, FiledPaperTable } from './filed-papers.ts'
export { type Filing, FilingDesk, type ReadFile } from './filing.ts'
export { paperFileMigrations } from './migrations/index.ts'
export { createPaperFilesRoom, type PaperFilesCall, type PaperFilesRoom, type PaperFilesRoomParts } from './room.ts'
