import { Lettering, openFace, readFaceFiles, sizeOfText, textAppearance } from '../pades/index.ts'
import { PdfFile } from '../pades/pdf/file.ts'
import { Increment } from '../pades/pdf/increment.ts'
import { dictionary, PdfReference, PdfStream } from '../pades/pdf/values.ts'

/** What stands on the draft of a result that is to be signed for practice. */
export interface PracticeResult {
  readonly agency: string
  readonly title: string
  readonly lines: readonly string[]
  /** Position of who signs, and the name, between which the signature goes. */
  readonly position: string
  readonly signer: string
}

const PAGE = { width: 595, height: 842, left: 85, right: 43, top: 60 } as const
const BODY = 13
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
  const texts = [agency, title, ...lines, position, signer, DISCLAIMER, ...STATE]
  const lettering = new Lettering(openFace(readFaceFiles()), texts)
  const file = new PdfFile(emptyPage())
  const increment = new Increment(file)
  const pieces: { readonly form: PdfReference; readonly x: number; readonly y: number }[] = []
  const put = (
    text: readonly string[],
    size: number,
    place: 'left' | 'middle' | 'right' | 'state',
    top: number,
  ): number => {
    const box = sizeOfText(lettering, text, size)
    const inner = PAGE.width - PAGE.left - PAGE.right
    const x = {
      left: PAGE.left,
      middle: PAGE.left + (inner - box.width) / 2,
      right: PAGE.width - PAGE.right - 40 - box.width,
      state: PAGE.width - PAGE.right - box.width,
    }[place]
    const form = textAppearance(lettering, text, size).addTo(increment, { x: 0, y: 0, ...box }, [1, 0, 0, 1, 0, 0])
    pieces.push({ form, x, y: PAGE.height - top - box.height })
    return top + box.height
  }
  put([agency], 11, 'left', PAGE.top)
  const state = STATE.reduce<number>((top, text) => put([text], 11, 'state', top), PAGE.top)
  const headed = put([title], 15, 'middle', state + 40)
  const marked = put([DISCLAIMER], 10, 'middle', headed + 4)
  const written = lines.reduce<number>((top, text) => put([text], BODY, 'left', top + 6), marked + 18)
  const positioned = put([position], BODY, 'right', written + 36)
  put([signer], BODY, 'right', positioned + SIGNING_ROOM)
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

function pageReference(page: unknown): PdfReference {
  if (page instanceof PdfReference) return page
  throw new Error('an empty page without a number')
}

/** A page with nothing on it, as the first revision of the file. */
function emptyPage(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${PAGE.width} ${PAGE.height}]/Resources<<>>>>`,
  ]
  let body = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  return Buffer.from(
    `${body}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}
