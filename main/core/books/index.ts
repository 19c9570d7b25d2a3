/** Books whose numbers have no gap and that belong to one desk at a time: opened, handed to another desk, closed. */
export { Books, type Taking } from './books.ts'
export { BOOK_NAMES } from './documents.ts'
export { bookEvents } from './events.ts'
export { bookMigrations } from './migrations/index.ts'
export { type BooksCall, type BooksRoom, type BooksRoomParts, createBooksRoom } from './room.ts'
export { BookTable, createBooksProjection } from './table.ts'
