/** What a file says of itself. */
export interface PdfAbout {
  /** Shown as the title of the file. */
  readonly title: string
  readonly language: 'vi'
  /** Milliseconds since 1970 in UTC. */
  readonly createdAt: number
}

/** The program that made a file. */
export const PRODUCER = 'Quầy Một Cửa'

const VIETNAM_OFFSET_MS = 7 * 3_600_000

function localParts(instant: number): [string, string] {
  const iso = new Date(Math.floor(instant / 1_000) * 1_000 + VIETNAM_OFFSET_MS).toISOString()
  return [iso.slice(0, 10), iso.slice(11, 19)]
}

/** A time as PDF writes it, in Vietnam's time. */
export function pdfDate(instant: number): string {
  return `D:${localParts(instant).join('').replaceAll(/[-:]/g, '')}+07'00'`
}

/**
 * The description of a file in XMP, with the claim to be PDF/A-1b (ISO 19005-1, level B). Nothing more is claimed: a validator
 * of level A or of later parts is not at hand.
 */
export function xmpOf({ title, language, createdAt }: PdfAbout): string {
  const at = `${localParts(createdAt).join('T')}+07:00`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:CreatorTool>${escaped(PRODUCER)}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${escaped(PRODUCER)}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** A title without what neither XML nor a title bar can show: controls and halves of letters. Both descriptions must agree. */
export function cleanTitle(title: string): string {
  return [...title]
    .filter((sign) => (sign.codePointAt(0) ?? 0) >= 0x20 && !/[\ufffe\uffff\ud800-\udfff]/u.test(sign))
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
