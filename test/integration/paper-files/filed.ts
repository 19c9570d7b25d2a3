import type { Filing } from '../../../main/core/paper-files/index.ts'
import type { PageReading } from '../../../shared/scanning/index.ts'
import { type DossierDesk, LAN } from '../dossiers/dossier-desk.ts'
import { pdf } from '../papers/paper-desk.ts'

/** The papers of the reception that tests make. */
export const FORM = 'to-khai'
export const BIRTH_NOTE = 'giay-chung-sinh'

/** Files a PDF of one page as a paper of a dossier; parts of it can be others. */
export async function filePdf(
  desk: DossierDesk,
  dossier: string,
  code: string,
  parts: Partial<Filing> & { readonly content?: Buffer } = {},
): Promise<{ readonly address: string }> {
  const { content = pdf(2_000), ...others } = parts
  const { address, size } = await desk.papers.put(dossier, content)
  desk.paperFiles.filing.filePaper(
    {
      dossier,
      code,
      file: { address, mediaType: 'application/pdf', bytes: size },
      origin: 'scanned',
      pictures: 1,
      pages: 1,
      details: {},
      reading: null,
      ...others,
    },
    { officer: LAN.id, now: desk.now },
  )
  return { address }
}

/** A page on which these lines were read. */
export function readingOf(...lines: readonly string[]): PageReading {
  return {
    version: 1,
    width: 1_654,
    height: 2_339,
    lines: lines.map((line, place) => ({
      words: line.split(' ').map((text, word) => ({
        text,
        left: 100 + word * 90,
        top: 100 + place * 40,
        right: 180 + word * 90,
        bottom: 130 + place * 40,
        confidence: 90,
      })),
      baseline: { left: 128 + place * 40, right: 128 + place * 40 },
      height: 30,
    })),
    confidence: 90,
  }
}
