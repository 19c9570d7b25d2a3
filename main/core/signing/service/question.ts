import { createHash, randomBytes } from 'node:crypto'
import { connect, type TLSSocket } from 'node:tls'
import { DeskError } from '../../../../shared/errors.ts'
import type { ServiceAddress } from './address.ts'
import { BadFrame, FRAME, takeFrame, writeFrame } from './frames.ts'
import { systemAuthorities } from './system-authorities.ts'

/** What RFC 6455, 1.3 hashes beside the key. */
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const MOST_HEAD_BYTES = 16 * 1024
/** An answer holds a certificate and a few lines. */
const MOST_ANSWER_BYTES = 1024 * 1024
/** A service on this very machine answers the handshake at once. */
const HANDSHAKE_MS = 5_000

export interface ServiceQuestion {
  readonly address: ServiceAddress
  /** Name of what is asked for, such as `SignApproved`. */
  readonly action: string
  readonly text: string
  /** Milliseconds for the whole answer: a person chooses a certificate and types a PIN meanwhile. */
  readonly milliseconds: number
  /** Ends the waiting. */
  readonly signal: AbortSignal
  /** Where the question comes from; a service may look at it. */
  readonly origin: string
}

/**
 * Asks the service one question over a WebSocket (RFC 6455, over TLS) and gives its one answer, a text.
 * @throws DeskError signing.service-missing when nothing listens there, signing.service-not-trusted for a certificate that isn't believed,
 *   signing.service-silent, signing.service-failed for whatever doesn't speak the protocol, signing.service-stopped
 */
export async function askService(question: ServiceQuestion): Promise<string> {
  const socket = await secureSocket(question)
  try {
    return await converse(socket, question)
  } finally {
    socket.destroy()
  }
}

function secureSocket({ address, signal }: ServiceQuestion): Promise<TLSSocket> {
  const { host, port, fingerprint } = address
  return new Promise((resolve, reject) => {
    const authorities = systemAuthorities()
    const socket = connect({
      host,
      port,
      // Whom an entered fingerprint names is believed without anybody to vouch; else the system's authorities have to.
      rejectUnauthorized: fingerprint === undefined,
      ...(authorities === undefined ? {} : { ca: [...authorities] }),
    })
    const fail = (failure: DeskError) => {
      socket.destroy()
      reject(failure)
    }
    socket.setTimeout(HANDSHAKE_MS, () => fail(new DeskError('signing.service-silent')))
    signal.addEventListener('abort', () => fail(new DeskError('signing.service-stopped')), { once: true })
    socket.on('error', (cause) => fail(connectionFailure(cause)))
    socket.on('secureConnect', () => {
      const shown = socket.getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase()
      if (fingerprint !== undefined && shown !== fingerprint) return fail(new DeskError('signing.service-not-trusted'))
      socket.setTimeout(0)
      resolve(socket)
    })
  })
}

const MISSING: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'EADDRNOTAVAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const BROKEN: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'])

/** What isn't a matter of the connection is one of the certificate: Node has a code of its own for each doubt. */
function connectionFailure(cause: Error): DeskError {
  const code = 'code' in cause ? cause.code : undefined
  if (MISSING.has(code)) return new DeskError('signing.service-missing', {}, { cause })
  const isBroken = BROKEN.has(code) || String(code).startsWith('ERR_SSL_')
  return new DeskError(isBroken ? 'signing.service-failed' : 'signing.service-not-trusted', {}, { cause })
}

function converse(
  socket: TLSSocket,
  { address, action, text, milliseconds, signal, origin }: ServiceQuestion,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const key = randomBytes(16).toString('base64')
    const listener = new Listener(key)
    const timer = setTimeout(() => reject(new DeskError('signing.service-silent')), milliseconds)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
    }
    signal.addEventListener('abort', () => end(() => reject(new DeskError('signing.service-stopped'))), { once: true })
    const lost = (cause?: Error) => end(() => reject(new DeskError('signing.service-failed', {}, { cause })))
    socket.on('error', lost)
    socket.on('close', () => lost())
    socket.on('data', (piece: Buffer) => {
      try {
        for (const event of listener.hear(piece)) {
          if (event.kind === 'open') socket.write(writeFrame(FRAME.text, Buffer.from(text)))
          if (event.kind === 'ping') socket.write(writeFrame(FRAME.pong, event.content))
          if (event.kind === 'answer') end(() => resolve(event.text))
        }
      } catch (cause) {
        lost(cause instanceof Error ? cause : undefined)
      }
    })
    const host = address.host.includes(':') ? `[${address.host}]` : address.host
    const head = [
      `GET /${action} HTTP/1.1`,
      `Host: ${host}:${address.port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${key}`,
      'Sec-WebSocket-Version: 13',
      `Origin: ${origin}`,
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
  })
}

type Heard =
  | { readonly kind: 'open' }
  | { readonly kind: 'ping'; readonly content: Buffer }
  | { readonly kind: 'answer'; readonly text: string }

/** What comes from the service: the head of the handshake, then frames, one text of which is the answer. */
class Listener {
  readonly #accept: string
  #bytes: Buffer = Buffer.alloc(0)
  #isOpen = false
  readonly #pieces: Buffer[] = []

  constructor(key: string) {
    this.#accept = createHash('sha1').update(`${key}${HANDSHAKE}`).digest('base64')
  }

  /** @throws BadFrame for what isn't the protocol */
  *hear(piece: Buffer): Generator<Heard> {
    this.#bytes = Buffer.concat([this.#bytes, piece])
    if (!this.#isOpen) {
      if (!this.#takeHead()) return
      this.#isOpen = true
      yield { kind: 'open' }
    }
    for (;;) {
      const taken = takeFrame(this.#bytes, MOST_ANSWER_BYTES)
      if (taken === undefined) return
      this.#bytes = taken.rest
      const { kind, isLast, content } = taken.frame
      if (kind === FRAME.close) throw new BadFrame('Closed without an answer')
      if (kind === FRAME.ping) yield { kind: 'ping', content }
      if (kind !== FRAME.text && kind !== FRAME.continuation) continue
      this.#pieces.push(content)
      if (this.#pieces.reduce((sum, { length }) => sum + length, 0) > MOST_ANSWER_BYTES) {
        throw new BadFrame('An answer that is too large')
      }
      if (isLast) yield { kind: 'answer', text: Buffer.concat(this.#pieces.splice(0)).toString('utf8') }
    }
  }

  #takeHead(): boolean {
    const end = this.#bytes.indexOf('\r\n\r\n')
    if (end < 0) {
      if (this.#bytes.length > MOST_HEAD_BYTES) throw new BadFrame('No head')
      return false
    }
    const head = this.#bytes.toString('latin1', 0, end)
    this.#bytes = this.#bytes.subarray(end + 4)
    const accept = /^sec-websocket-accept:\s*(\S+)\s*$/im.exec(head)?.[1]
    if (!/^HTTP\/1\.1 101 /.test(head) || accept !== this.#accept) throw new BadFrame('No WebSocket')
    return true
  }
}
