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
  'worker-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
})

/**
 * What a worker of the screens may do: run its own files and, other than the page, WebAssembly, which it fetches from beside
 * itself. What looks at pictures runs there and nowhere else.
 */
export const WORKER_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
})

/** The devices of the machine that a page may ask for at all; who may have them the session decides. */
export const DEVICE_POLICY = 'camera=(self), microphone=(), display-capture=(), geolocation=()'

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
