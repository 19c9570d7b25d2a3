import { sizeOfText, textAppearance } from '../pades/appearance/appearance.ts'
import { readFaceFiles } from '../pades/appearance/face-files.ts'
import { Lettering, openFace } from '../pades/appearance/lettering.ts'
import { PdfFile } from '../pades/pdf/file.ts'
import { Increment } from '../pades/pdf/increment.ts'
import { plainPdf } from '../pades/pdf/plain.ts'
import { dictionary, PdfReference, PdfStream } from '../pades/pdf/values.ts'

/** What stands on the draft of a result that is to be signed for practice. */
export interface PracticeResult {
  /** Lines of its name. */
  readonly agency: readonly string[]
  readonly title: string
  readonly lines: readonly string[]
  /** Position of who signs, and the name, between which the signature goes. */
  readonly position: string
  readonly signer: string
}

const PAGE = { width: 595, height: 842, left: 85, right: 43, top: 60 } as const
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
const BODY = 13
/** Middles of the columns at the head, and of who signs. */
const AGENCY_MIDDLE = 180
const STATE_MIDDLE = 425
const SIGNER_MIDDLE = 425
/** Room for a handwritten signature, in points. */
const SIGNING_ROOM = 84
const DISCLAIMER = 'BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ'
const STATE = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const

/** Draws the draft of a result as NĐ 30/2020/NĐ-CP lays papers out, as far as one page of practice needs it. */
export function drawPracticeResult({
  agency,
  title,
  lines,
  position,
  signer,
}: PracticeResult): Uint8Array<ArrayBuffer> {
  const texts = [...agency, title, ...lines, position, signer, DISCLAIMER, ...STATE]
  const lettering = new Lettering(openFace(readFaceFiles()), texts)
  const file = new PdfFile(emptyPage())
  const increment = new Increment(file)
  const pieces: { readonly form: PdfReference; readonly x: number; readonly y: number }[] = []
  /** Writes a line with its left end or its middle at a place, and tells where it ends. */
  const put = (
    text: string,
    size: number,
    place: { readonly left: number } | { readonly middle: number },
    top: number,
  ) => {
    const box = sizeOfText(lettering, [text], size)
    const form = textAppearance(lettering, [text], size).addTo(increment, { x: 0, y: 0, ...box }, [1, 0, 0, 1, 0, 0])
    const x = 'left' in place ? place.left : place.middle - box.width / 2
    pieces.push({ form, x, y: PAGE.height - top - box.height })
    return top + box.height
  }
  const middle = (PAGE.left + PAGE.width - PAGE.right) / 2
  const within = (text: string, size: number) => brokenInto(text, (part) => sizeOfText(lettering, [part], size).width)
  for (const [index, text] of agency.entries()) put(text, 11, { middle: AGENCY_MIDDLE }, PAGE.top + index * 15)
  for (const [index, text] of STATE.entries()) put(text, 11, { middle: STATE_MIDDLE }, PAGE.top + index * 15)
  const headed = within(title, 15).reduce((top, text) => put(text, 15, { middle }, top), PAGE.top + 80)
  const marked = put(DISCLAIMER, 10, { middle }, headed + 4)
  const written = lines
    .flatMap((text) => within(text, BODY))
    .reduce<number>((top, text) => put(text, BODY, { left: PAGE.left }, top + 6), marked + 18)
  const positioned = put(position, BODY, { middle: SIGNER_MIDDLE }, written + 36)
  put(signer, BODY, { middle: SIGNER_MIDDLE }, positioned + SIGNING_ROOM)
  const content = pieces.map(({ x, y }, index) => `q 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} cm /T${index} Do Q`)
  const page = file.items(file.dictionary(file.root.catalog.get('Pages')).get('Kids'))[0]
  increment.put(
    pageReference(page),
    file.dictionary(page).with({
      Resources: dictionary({
        XObject: dictionary(Object.fromEntries(pieces.map(({ form }, index) => [`T${index}`, form]))),
      }),
      Contents: increment.add(new PdfStream(dictionary({}), Buffer.from(content.join('\n'), 'latin1'))),
    }),
  )
  return new Uint8Array(increment.build().bytes)
}

/** Lines that a text takes between the margins; a word is never broken. */
function brokenInto(text: string, widthOf: (part: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer) <= TEXT_WIDTH) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function pageReference(page: unknown): PdfReference {
  if (page instanceof PdfReference) return page
  throw new Error('an empty page without a number')
}

/** A page with nothing on it, as the first revision of the file. */
function emptyPage(): Buffer {
  return plainPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources<<>>>>`,
  ])
}
