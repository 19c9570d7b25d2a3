/** How services name the file among the fields of a form; others are taken for it when they alone have a file's name. */
const FIELD = 'uploadfile'
const LONGEST_HEAD = 4_096

/**
 * The file in the body of a form (multipart/form-data, RFC 7578), as services give signed files back; undefined where there is none, or several
 * of which nothing tells the right one.
 */
export function findUpload(body: Buffer, contentType: string): Buffer | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return undefined
  const files = partsOf(body, boundary).filter(({ head }) => /;\s*filename\*?=/i.test(head))
  const named = files.find(({ head }) => new RegExp(`;\\s*name="?${FIELD}"?(?:;|\\s|$)`, 'im').test(head))
  return (named ?? (files.length === 1 ? files[0] : undefined))?.content
}

interface Part {
  readonly head: string
  readonly content: Buffer
}

function partsOf(body: Buffer, boundary: string): Part[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  const parts: Part[] = []
  let from = body.indexOf(mark)
  while (from >= 0) {
    const start = from + mark.length
    // Two hyphens after the last mark.
    if (body.toString('latin1', start, start + 2) === '--') return parts
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), start)
    const headEnd = body.indexOf('\r\n\r\n', start)
    if (next < 0 || headEnd < 0 || headEnd > next || headEnd - start > LONGEST_HEAD) return parts
    parts.push({ head: body.toString('latin1', start + 2, headEnd), content: body.subarray(headEnd + 4, next) })
    from = next + 2
  }
  return parts
}
