/** Papers to print: the markup and style they share, tickets between screen and printer, and the note of every print. */
export {
  drawCode,
  LONG_CELL,
  letterhead,
  line,
  type PrintableDocument,
  placeName,
  printable,
  qrDrawing,
  signatures,
  table,
  title,
} from './document.ts'
export { printingEvents } from './events.ts'
export { html, type Markup } from './markup.ts'
export { printingMigrations } from './migrations/index.ts'
export { createPrintingProjection, PrintedTable } from './printed.ts'
export { createPrintingRoom, type DocumentMaker, type DocumentRequest, type PrintingCall } from './room.ts'
export { type PrintTarget, PrintTickets, type WaitingDocument } from './tickets.ts'
export {
  amountInFigures,
  count,
  dateInFigures,
  dayInFigures,
  dayInWords,
  figures,
  instantInFigures,
  instantInWords,
  spanInWords,
} from './words.ts'
