import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { readBody, TooMuchError } from '../../../web/index.ts'
import { asScanError, scanError } from '../problem.ts'

/** Whose certificate is believed for a scanner that is spoken to over TLS. */
export interface Trust {
  /** Any certificate: IT entered the scanner itself, and nearly all of them have signed their own. */
  readonly anyCertificate: boolean
  /** The one certificate it must have: SHA-256 of it, 64 hexadecimal digits; undefined where IT named none. */
  readonly fingerprint: string | undefined
}

export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly address: URL
  readonly trust: Trust
  readonly body?: string
  /** Longest answer that is taken, in bytes. */
  readonly mostBytes: number
  /** Longest silence on the line, in milliseconds. */
  readonly quietMilliseconds: number
  readonly signal: AbortSignal
  /** Told how much of the answer came, 0 to 1, where its length is known. */
  readonly onPart?: (part: number) => void
}

export interface Answer {
  readonly status: number
  readonly location: string | undefined
  /** Seconds after which to ask again, as it says. */
  readonly retryAfter: number | undefined
  readonly body: Buffer
}

/**
 * Asks a scanner. Nothing is followed to elsewhere, nothing is taken beyond the limits, and the line may not be silent for longer than
 * allowed, whether before the answer or within it.
 * @throws DeskError scanning.silent, scanning.gone (also for an answer that breaks off), scanning.denied for a certificate that is not
 * believed, scanning.broken-picture for an answer that is too large
 */
export function ask(question: Question): Promise<Answer> {
  const { method, address, trust, body, quietMilliseconds, signal } = question
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(asScanError(error, 'gone'))
    const isSecure = address.protocol === 'https:'
    const request = (isSecure ? secureRequest : plainRequest)(address, {
      method,
      signal,
      // Scanners take few lines at once and drop those that wait.
      agent: false,
      headers: body === undefined ? {} : { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) },
      ...(isSecure ? { rejectUnauthorized: !trust.anyCertificate && trust.fingerprint === undefined } : {}),
    })
    request.setTimeout(quietMilliseconds, () => request.destroy(scanError('silent')))
    request.on('socket', (socket) => {
      if (!isSecure) return
      socket.once('secureConnect', () => {
        if (!isExpected(socket, trust.fingerprint)) request.destroy(scanError('denied'))
      })
    })
    request.on('error', (error) => {
      const isUntrusted = 'code' in error && typeof error.code === 'string' && /CERT|SIGNED|ALTNAME/.test(error.code)
      fail(isUntrusted ? scanError('denied', error) : error)
    })
    request.on('response', (response) => gather(response, question).then(resolve, fail))
    request.end(body)
  })
}

function isExpected(socket: unknown, fingerprint: string | undefined): boolean {
  if (fingerprint === undefined) return true
  return isSecureSocket(socket) && plainHex(socket.getPeerCertificate().fingerprint256 ?? '') === fingerprint
}

const isSecureSocket = (socket: unknown): socket is TLSSocket =>
  typeof socket === 'object' && socket !== null && 'getPeerCertificate' in socket

const plainHex = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase()

async function gather(response: IncomingMessage, { mostBytes, onPart }: Question): Promise<Answer> {
  const { statusCode = 0, headers } = response
  const body = await readBody(response, mostBytes, onPart).catch((error: unknown) => {
    response.destroy()
    throw error instanceof TooMuchError ? scanError('broken-picture') : error
  })
  const retryAfter = Number(headers['retry-after'])
  return {
    status: statusCode,
    location: headers.location,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    body,
  }
}
