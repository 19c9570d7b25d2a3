import { unzip } from './unzip.ts'

/** A cell as the file holds it: its type (`s` a shared text, empty a number), its value with texts looked up, its format. */
export interface ReadCell {
  readonly at: string
  readonly type: string
  readonly value: string
  readonly format: string
}

/** One sheet of an `.xlsx` file, read from its XML. */
export interface ReadSheet {
  readonly name: string
  readonly xml: string
  readonly cells: readonly ReadCell[]
  /** The value at a place such as `B4`; undefined when the cell is empty. */
  readonly cell: (at: string) => ReadCell | undefined
}

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** Reads the sheets of an `.xlsx` file in their order. */
export function readSpreadsheet(archive: Uint8Array): ReadSheet[] {
  const files = unzip(archive)
  const get = (name: string) => {
    const found = files.get(name)
    if (found === undefined) throw new Error(`no ${name} among ${[...files.keys()].join(', ')}`)
    return found
  }
  const texts = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(
    ([, text]) => plain(text ?? ''),
  )
  const formats = formatsOf(get('xl/styles.xml'))
  const names = [...get('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => plain(name ?? ''))
  return names.map((name, place) => {
    const xml = get(`xl/worksheets/sheet${place + 1}.xml`)
    const cells = [...xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', content = '']) => {
      const attribute = (key: string) => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1] ?? ''
      const type = attribute('t')
      const raw = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(content)?.[1] ?? ''
      const value = type === 's' ? (texts[Number(raw)] ?? '') : plain(raw)
      return { at: attribute('r'), type, value, format: formats[Number(attribute('s') || 0)] ?? '' }
    })
    return { name, xml, cells, cell: (at: string) => cells.find((cell) => cell.at === at && cell.value !== '') }
  })
}

/** The number format of each cell style. */
function formatsOf(styles: string): string[] {
  const codes = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [
      /numFmtId="(\d+)"/.exec(tag)?.[1] ?? '',
      plain(/formatCode="([^"]*)"/.exec(tag)?.[1] ?? ''),
    ]),
  )
  const cellStyles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? ''
  return [...cellStyles.matchAll(/<xf [^>]*>/g)].map(([tag]) => {
    const id = /numFmtId="(\d+)"/.exec(tag)?.[1] ?? '0'
    return codes.get(id) ?? id
  })
}
