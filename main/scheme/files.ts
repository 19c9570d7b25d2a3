import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Session } from 'electron'
import { findFile, SCHEME } from './address.ts'
import { DESK_POLICY, DEVICE_POLICY, WORKER_POLICY } from './policy.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
}

/** Where the typefaces of printed forms are found, on screens and in print. */
export const FONTS = '/fonts/'
/** Where the build puts the programs of workers. */
const WORKERS = '/workers/'

/** The folders that addresses are served from. */
export interface Roots {
  /** The built screens. */
  readonly screens: string
  /** The typefaces of printed forms. */
  readonly formFonts: string
}

/** A request, in so far as it is looked at. */
export interface Asked {
  readonly url: string
  readonly method: string
}

/** What is answered to a request, as Electron takes it. */
export interface Served {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly data: Buffer
}

/**
 * Answers a session's requests under our scheme. Not with `protocol.handle`, which superseded this call: it loads Node's
 * fetch and its streams for the first page, which took 70 of the 100 milliseconds until that page was served.
 */
export function serveScheme(session: Session, serve: (asked: Asked) => Served | Promise<Served>): void {
  session.protocol.registerBufferProtocol(SCHEME, (asked, answer) => void Promise.resolve(serve(asked)).then(answer))
}

/** Answers a request for one of the application's own files; anything else is a 404 without a word. Never rejects. */
export async function serveFile(roots: Roots, request: Asked): Promise<Served> {
  const { pathname } = new URL(request.url)
  const isFont = pathname.startsWith(FONTS) && pathname !== FONTS
  const file = isFont ? findFile(roots.formFonts, pathname.slice(FONTS.length - 1)) : findFile(roots.screens, pathname)
  const type = file === undefined ? undefined : MEDIA_TYPES[extname(file)]
  if (file === undefined || type === undefined || request.method !== 'GET') return notFound()
  try {
    return { statusCode: 200, headers: headersFor(type, pathname.startsWith(WORKERS)), data: await readFile(file) }
  } catch {
    return notFound()
  }
}

/** An answer that says nothing. */
export function notFound(): Served {
  return { statusCode: 404, headers: {}, data: Buffer.alloc(0) }
}

function headersFor(type: string, isWorker: boolean): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': isWorker ? WORKER_POLICY : DESK_POLICY,
    'permissions-policy': DEVICE_POLICY,
    'x-content-type-options': 'nosniff',
    // The preview of a form is a sandboxed frame and so of no origin: its fonts count as foreign to everybody.
    ...(type.startsWith('font/') ? { 'access-control-allow-origin': '*' } : {}),
  }
}
