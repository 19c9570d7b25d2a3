/** Dossiers (hồ sơ) from reception to return: numbers, acts, lists, search and the statutory forms. */
export { DossierActs, type KeptAct, type Print } from './acts/acts.ts'
export { type By, ReceptionDesk } from './acts/reception.ts'
export {
  documentDropped,
  documentFiled,
  dossierEvents,
  fileSigned,
  fileStamped,
  fileVerified,
  paperDescribed,
  paperFiled,
  paperRead,
  papersNamedBy,
  paperUndigitized,
  toDossierEvent,
} from './events.ts'
export { FORM_SETS, type FormSet, getFormSet } from './forms/index.ts'
export { toBytes, toText } from './identifiers.ts'
export { dossierMigrations } from './migrations/index.ts'
export type { DeskPeople, DossierCatalog } from './parts.ts'
export { createDossiersRoom, type DossiersCall, type DossiersRoom, type DossiersRoomParts } from './room.ts'
export { type DossierTables, openDossierTables } from './tables.ts'
export { DossierPast, type PaperOfDossier } from './view/dossier-past.ts'
export { procedureName } from './view/dossier-rows.ts'
export type { DossierNames, NamedDossier } from './view/names.ts'
