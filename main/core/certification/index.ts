/** The certification counter (chứng thực): papers entered under the numbers of their books, clauses, months of a book. */
export { createCertificationProjection, EntryTable } from './entries.ts'
export { certificationEvents, certificationNumberTakenBy } from './events.ts'
export { certificationMigrations } from './migrations/index.ts'
export {
  type CertificationCall,
  type CertificationRoom,
  type CertificationRoomParts,
  createCertificationRoom,
} from './room.ts'
