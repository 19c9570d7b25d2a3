/**
 * What the screens may load and run: their own files, and nothing that was typed, scanned or received. Styles may stand in
 * the page because the component library computes them there; images may be previews made in the page.
 */
export const DESK_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})

/** What a form being printed may load: the fonts beside it and the pictures within it. It runs nothing. */
export const PRINT_POLICY = policy({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'font-src': "'self'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
