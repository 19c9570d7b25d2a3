import { plainPdf } from '../signing/index.ts'

/** A PDF of one page with one line of Latin letters: the result of a dossier that was never real. */
export function resultFile(line: string): Uint8Array<ArrayBuffer> {
  const text = `BT /F1 14 Tf 72 770 Td (${line.replaceAll(/[^\w .:-]/g, '')}) Tj ET`
  const pdf = plainPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ])
  return new Uint8Array(pdf)
}
