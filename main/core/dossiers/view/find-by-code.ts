import { findCodeInQr } from '../../../../shared/dossier/qr.ts'
import type { DossierRecord, DossierTable } from '../projection/dossier-table.ts'

/** A code as it may stand somewhere within what was read: issuer, date, serial. */
const CODE_WITHIN = /[A-Z0-9][A-Z0-9.]*-\d{6}-T?\d{4,}/
const BLANKS = /[\s\p{Cc}\p{Cf}]+/gu

/**
 * The one dossier that a scan or a typed code names: its QR, its official code or its temporary number, in either case and
 * with whatever a scanner puts before and after it. A QR whose check is wrong names nothing.
 */
export function findByCode(table: DossierTable, scanned: string): DossierRecord | undefined {
  const text = scanned.replace(BLANKS, '').toUpperCase()
  const inQr = findCodeInQr(text)
  if (inQr !== undefined) return table.findByCode(inQr)
  if (text.includes('MCD1')) return undefined
  const [within] = CODE_WITHIN.exec(text) ?? []
  return table.findByCode(text) ?? (within === undefined ? undefined : table.findByCode(within))
}
