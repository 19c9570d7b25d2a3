import RANGES from '@fontsource/tinos/unicode.json' with { type: 'json' }
import type { PaperSize } from '../../../shared/printing/document.ts'

/** Faces of Tinos, metric-compatible with Times New Roman, as the shell serves them; Vietnamese and Latin letters come in files of their own. */
const FACES = (['400-normal', '400-italic', '700-normal'] as const)
  .flatMap((face) => (['vietnamese', 'latin-ext', 'latin'] as const).map((letters) => ({ face, letters })))
  .map(({ face, letters }) => {
    const [weight, style] = face.split('-')
    return `@font-face{font-family:Tinos;font-weight:${weight};font-style:${style};src:url('/fonts/tinos-${letters}-${face}.woff2') format('woff2');unicode-range:${RANGES[letters]}}`
  })
  .join('\n')

/**
 * Body size in points, margins in millimetres, and the room at the foot of each page for the line that names the paper: A4
 * after Nghị định 30/2020/NĐ-CP, Phụ lục I; A5 in proportion, for the counter.
 */
const MEASURES = {
  A4: { body: 13, small: 11, head: 12, title: 15, qr: 30, margin: '20mm 15mm 14mm 30mm', room: 6, gap: 4, line: 1 },
  A5: {
    body: 10,
    small: 8.5,
    head: 8.8,
    title: 12,
    qr: 23,
    margin: '9mm 9mm 4.6mm 12mm',
    room: 3.6,
    gap: 2.6,
    line: 0.8,
  },
} as const satisfies Record<PaperSize, object>

function sheetStyle(paper: PaperSize): string {
  const { body, small, head, title, qr, margin, room, gap, line } = MEASURES[paper]
  return `${FACES}
@page{size:${paper};margin:${margin}}
*{box-sizing:border-box}
@media screen{body{padding:8mm}.running{display:none}}
@media print{
.sheet{display:table;width:100%}
.flow{display:table-row-group}
.room{display:table-footer-group;height:${room}mm}
.running{position:fixed;left:0;right:0;bottom:0;text-align:right;font:${small - 1.5}pt/1 Tinos,serif;color:#444}
}
body{margin:0;font:${body}pt/1.24 Tinos,'Times New Roman',serif;color:#000;background:#fff;overflow-wrap:anywhere}
.sheet+.sheet{break-before:page}
p{margin:0 0 ${line}mm}
.strong,.name,h1,.number{font-weight:700}
.name{font-weight:400}
.letterhead{display:grid;grid-template-columns:2fr 3fr;gap:4mm;text-align:center;font-size:${head}pt;line-height:1.25}
.motto{display:inline-block;font-weight:700;font-size:${head + 0.8}pt;border-bottom:.6pt solid #000;padding-bottom:.5mm}
.rule{width:34%;border-top:.6pt solid #000;margin:.8mm auto 0}
.place{font-style:italic;margin-top:${line}mm;font-size:${head}pt}
.heading{display:grid;grid-template-columns:${qr}mm 1fr ${qr}mm;column-gap:2mm;align-items:start;margin:${gap}mm 0;text-align:center}
.heading-text{grid-column:2}
.heading.plain{display:block}
h1{font-size:${title}pt;line-height:1.25;margin:0 0 1mm}
h1 span{display:block}
.qr{display:block;width:${qr}mm;height:${qr}mm}
.number{white-space:nowrap}
.copy{font-style:italic;font-size:${small}pt}
.temporary{display:inline-block;font-size:${small}pt;font-weight:700;border:.6pt solid #000;padding:.4mm 1.2mm;margin-top:.8mm}
table{width:calc(100% - 1px);border-collapse:collapse;margin:${gap / 3}mm 0 ${gap / 2}mm;font-size:${small + 0.5}pt}
th,td{border:.5pt solid #000;padding:.7mm 1.2mm;vertical-align:top}
th{text-align:center;overflow-wrap:normal}
.figure{text-align:center;white-space:nowrap;width:1%}
.amount{text-align:right;white-space:nowrap}
.coded{text-align:center}
.coded .qr{width:${paper === 'A4' ? 20 : 17}mm;height:${paper === 'A4' ? 20 : 17}mm;margin:1mm auto 0}
.time{text-align:center;overflow-wrap:normal;width:1%}
.words{overflow-wrap:normal}
.broad{width:18%}
.signed{min-width:${paper === 'A4' ? 22 : 14}mm;height:${paper === 'A4' ? 12 : 8}mm}
.order{text-align:center;width:1%}
thead{display:table-header-group}
tr,.signatures,.keep{break-inside:avoid}
tr.long{break-inside:auto}
.lead{break-after:avoid}
.whole{white-space:nowrap}
.signatures{display:flex;justify-content:space-around;gap:6mm;text-align:center;margin-top:${gap}mm}
.signatures>div{flex:1 1 0;max-width:50%}
.how{font-style:italic;font-size:${small}pt}
.signer{margin-top:${paper === 'A4' ? 18 : 11}mm;font-weight:700;min-height:1.3em}
.foot{font-size:${small}pt;font-style:italic;margin-top:${gap / 2}mm}
.label{width:calc(100% - 1px);border:1pt solid #000;padding:5mm;margin-top:${gap}mm;font-size:${body + 2}pt}
.tracking{font:700 ${title + 6}pt/1.3 Tinos,serif;letter-spacing:.08em}
.separator{text-align:center;margin-top:${gap * 4}mm}
.separator h1{font-size:${title + 9}pt}
.separator .codes{display:flex;justify-content:space-between;margin:${gap * 3}mm 0}
.separator .qr{width:${paper === 'A4' ? 52 : 40}mm;height:${paper === 'A4' ? 52 : 40}mm}
.labels{display:grid;grid-template-columns:1fr 1fr;margin-top:${gap}mm}
.paper-label{display:grid;grid-template-columns:auto 1fr;gap:2mm;align-items:center;border:.5pt dashed #444;padding:1.5mm 2mm;margin:0 -.5pt -.5pt 0;break-inside:avoid;font-size:${small}pt}
.paper-label .strong{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden;overflow-wrap:anywhere}
.paper-label .qr{width:${paper === 'A4' ? 28 : 24}mm;height:${paper === 'A4' ? 28 : 24}mm}
.big{font:700 64pt/1.1 Tinos,serif;text-align:center}
.centre{text-align:center}
.dots{border-bottom:.6pt dotted #000;display:inline-block;min-width:${paper === 'A4' ? 24 : 18}mm}`
}

/** The style of a form by its paper size. */
export const STYLE: Readonly<Record<PaperSize, string>> = { A4: sheetStyle('A4'), A5: sheetStyle('A5') }
