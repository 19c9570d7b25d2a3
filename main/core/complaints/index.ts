/** Complaints and suggestions of citizens (phản ánh, kiến nghị): taken in, answered within their terms, or refused with a reason. */
export { complaintEvents } from './events.ts'
export { foldComplaint } from './fold.ts'
export { complaintMigrations } from './migrations/index.ts'
export { type ComplaintsCall, type ComplaintsRoomParts, createComplaintsRoom } from './room.ts'
export { ComplaintTable, createComplaintsProjection } from './table.ts'
export { getComplaintTerms } from './terms.ts'
