import { DeskError } from '../../../../shared/errors.ts'

/** Where a local signing service listens. */
export interface ServiceAddress {
  readonly host: string
  readonly port: number
  /** SHA-256 of its certificate in hexadecimal, where IT entered that: then nobody else is believed. */
  readonly fingerprint: string | undefined
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost'])
const PIN = '#sha256='
const DEFAULT_PORT = 8987

/**
 * Reads an address such as `wss://127.0.0.1:8987#sha256=…`. A service on another machine is no local one: it would be sent citizens' papers.
 * @throws DeskError signing.service-address
 */
export function readServiceAddress(text: string): ServiceAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain =
    url !== undefined && ['', '/'].includes(url.pathname) && `${url.username}${url.password}${url.search}` === ''
  if (url === undefined || url.protocol !== 'wss:' || !LOOPBACK.has(url.hostname) || !isPlain) {
    throw new DeskError('signing.service-address')
  }
  const fingerprint = url.hash.slice(PIN.length).replaceAll(':', '').toLowerCase()
  if (url.hash !== '' && !(url.hash.startsWith(PIN) && /^[0-9a-f]{64}$/.test(fingerprint))) {
    throw new DeskError('signing.service-address')
  }
  return {
    host: url.hostname === '[::1]' ? '::1' : url.hostname,
    port: url.port === '' ? DEFAULT_PORT : Number(url.port),
    fingerprint: url.hash === '' ? undefined : fingerprint,
  }
}
