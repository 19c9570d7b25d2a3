import { toText } from '../identifiers.ts'
import type { DossierRecord, DossierTable } from '../projection/dossier-table.ts'
import { findByCode } from './find-by-code.ts'

/** A dossier as other rooms name it: its identifier, and the code or temporary number it goes by. */
export interface NamedDossier {
  readonly id: string
  readonly code: string
}

/** Names of dossiers for rooms that speak of them without holding any. */
export interface DossierNames {
  /** The dossier that a code, a temporary number or a scanned QR names. */
  findByCode(code: string): NamedDossier | undefined
  find(id: string): NamedDossier | undefined
}

/** The names of the dossiers of a table. */
export function dossierNames(table: DossierTable): DossierNames {
  return {
    findByCode: (code) => named(findByCode(table, code)),
    find: (id) => named(table.find(id)),
  }
}

function named(record: DossierRecord | undefined): NamedDossier | undefined {
  if (record === undefined) return undefined
  return { id: toText(record.id), code: record.code ?? record.temporary_code ?? '' }
}
