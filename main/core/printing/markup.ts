const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup that is safe to print as it stands; only {@link html} makes it. */
export interface Markup {
  readonly markup: string
}

type Piece = string | number | Markup | readonly Markup[] | null | undefined

function written(piece: Piece): string {
  if (piece === null || piece === undefined) return ''
  if (typeof piece === 'string') return piece.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
  if (typeof piece === 'number') return String(piece)
  return 'markup' in piece ? piece.markup : piece.map(({ markup }) => markup).join('')
}

/** A template of a form: whatever is put in is escaped, unless it is markup itself; null prints nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: strings.reduce((text, part, place) => text + written(pieces[place - 1]) + part) }
}
