import { createHash } from 'node:crypto'
import { ScannerAddress } from '../../../../../shared/scanning/index.ts'
import type { Trust } from './request.ts'

/** A network scanner and where it is spoken to. */
export interface EsclScanner {
  readonly id: string
  readonly name: string
  /** The root of its eSCL, with the last slash. */
  readonly address: URL
  readonly trust: Trust
}

/** A scanner as IT entered it: its name, and the address of its eSCL. */
export interface EnteredScanner {
  readonly name: string
  readonly address: string
}

export const ESCL_PREFIX = 'escl:'

const PIN = '#sha256='
const DEFAULT_PATH = '/eSCL/'

/**
 * A scanner that IT entered. An address without a path gets the usual one, `/eSCL/`. Over https its certificate is not asked who vouches
 * for it: network scanners sign their own, and that IT entered the address is the permission; nobody can listen, but somebody on the way
 * could pretend to be it. An address that ends in `#sha256=<fingerprint of the certificate>` closes that too.
 * @returns undefined for what is no {@link ScannerAddress}
 */
export function findEnteredScanner({ name, address }: EnteredScanner): EsclScanner | undefined {
  if (!ScannerAddress.safeParse(address).success) return undefined
  const url = new URL(address)
  const fingerprint = url.hash === '' ? undefined : url.hash.slice(PIN.length).replaceAll(':', '').toLowerCase()
  url.hash = ''
  url.search = ''
  if (url.pathname === '/') url.pathname = DEFAULT_PATH
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return {
    id: `${ESCL_PREFIX}${url.href}`.slice(0, 400),
    name,
    address: url,
    trust: { anyCertificate: true, fingerprint },
  }
}

/** What a scanner tells of itself over multicast DNS. */
export interface AnnouncedScanner {
  /** `_uscans` is spoken over TLS. */
  readonly isSecure: boolean
  readonly instance: string
  readonly host: string
  readonly port: number
  /** Values of its TXT record by their keys, in small letters. */
  readonly text: ReadonlyMap<string, string>
}

/**
 * A scanner that was found on the network. Its identity is the one that it announces, so that a new address from DHCP does not make it
 * another one. Nobody vouched for it: over https it needs a certificate that the system believes, which hardly any has.
 */
export function announcedScanner({ isSecure, instance, host, port, text }: AnnouncedScanner): EsclScanner | undefined {
  const path = (text.get('rs') ?? 'eSCL').replace(/^\/+|\/+$/g, '')
  const root = `${isSecure ? 'https' : 'http'}://${host}:${port}/${path === '' ? '' : `${path}/`}`
  if (!URL.canParse(root)) return undefined
  const name = (text.get('ty') ?? instance).slice(0, 120)
  const place = text.get('note')?.slice(0, 60)
  const identity = text.get('uuid')?.toLowerCase()
  const known = identity !== undefined && /^[0-9a-f-]{8,60}$/.test(identity) ? identity : shortHash(instance)
  return {
    id: `${ESCL_PREFIX}${known}`,
    name: place === undefined || place === '' ? name : `${name} (${place})`,
    address: new URL(root),
    trust: { anyCertificate: false, fingerprint: undefined },
  }
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
