import { BadEncoding } from '../der/node.ts'
import type { PdfFile } from '../pdf/file.ts'
import { contentOf } from '../pdf/filters.ts'
import { PdfStream } from '../pdf/values.ts'
import { type Certificate, readCertificate } from '../trust/certificate.ts'
import type { Evidence } from '../trust/revocation.ts'

/** What a file carries for those who verify it later: the document security store (EN 319 142-1, 5.4.2). */
export interface ValidationData extends Evidence {
  readonly certificates: readonly Certificate[]
}

export const NO_VALIDATION_DATA: ValidationData = { certificates: [], statuses: [], lists: [] }

/** What can't be read is left out: it proves nothing, and spoils nothing. @throws BadPdf */
export function readValidationData(file: PdfFile): ValidationData {
  const store = file.findDictionary(file.root.catalog.get('DSS'))
  if (store === undefined) return NO_VALIDATION_DATA
  const streams = (key: string): Buffer[] =>
    file.items(store.get(key)).flatMap((item) => {
      const stream = file.resolve(item)
      return stream instanceof PdfStream ? [contentOf(stream)] : []
    })
  return { certificates: readCertificates(streams('Certs')), statuses: streams('OCSPs'), lists: streams('CRLs') }
}

export function readCertificates(all: readonly Buffer[]): Certificate[] {
  return all.flatMap((raw) => {
    try {
      return [readCertificate(raw)]
    } catch (error) {
      if (error instanceof BadEncoding) return []
      throw error
    }
  })
}
