import createMulticastDns from 'multicast-dns'
import { z } from 'zod'
import { announcedScanner, type EsclScanner } from './scanner.ts'

export interface DiscoveryOptions {
  /** How long is waited for answers, in milliseconds. */
  readonly searchMilliseconds: number
  /** Where multicast DNS is spoken when not as usual: tests keep to the loopback and to a port of their own. */
  readonly network?: { readonly port: number; readonly interface: string }
}

/** Services of scanners that speak eSCL, plain and over TLS. */
const SERVICES = ['_uscan._tcp.local', '_uscans._tcp.local'] as const

/** Questions are repeated, since a datagram may be lost and a scanner may have to wake up. */
const ASKED_TIMES = 3

/** Records and scanners that are kept of a network that sends without end. */
const MOST_RECORDS = 2_000
const MOST_SCANNERS = 60

/** Questions in one datagram. */
const MOST_QUESTIONS = 20

const Name = z.string().min(1).max(255)

/** The records that matter, as they come from anybody on the network; all others are left alone. */
const Known = z.discriminatedUnion('type', [
  z.object({ type: z.literal('PTR'), name: Name, data: Name }),
  z.object({
    type: z.literal('SRV'),
    name: Name,
    data: z.object({ port: z.number().int().min(1).max(65_535), target: Name }),
  }),
  z.object({ type: z.literal('TXT'), name: Name, data: z.unknown() }),
  z.object({ type: z.literal('A'), name: Name, data: z.ipv4() }),
])
type Known = z.infer<typeof Known>

/**
 * Looks for network scanners over multicast DNS (RFC 6762, RFC 6763) for a short time. A network where nothing can be asked is one
 * where nothing is found.
 */
export async function discoverScanners(options: DiscoveryOptions, signal: AbortSignal): Promise<EsclScanner[]> {
  if (signal.aborted) return []
  const { searchMilliseconds, network } = options
  const dns = createMulticastDns(
    network === undefined ? {} : { port: network.port, interface: network.interface, bind: '0.0.0.0' },
  )
  const records: Known[] = []
  const askedAlready = new Set<string>()
  dns.on('response', (packet: unknown) => {
    records.push(...recordsIn(packet).slice(0, MOST_RECORDS - records.length))
    // What is still missing of a scanner is asked at once, the first time; later with the repetitions.
    const missing = missingOf(records).filter(({ type, name }) => !askedAlready.has(`${type} ${name}`))
    for (const { type, name } of missing) askedAlready.add(`${type} ${name}`)
    if (missing.length > 0) dns.query({ questions: missing }, () => {})
  })
  // A port that is taken, an interface that went: there is nobody to tell, and what was found is found.
  dns.on('error', () => {})
  dns.on('warning', () => {})
  await new Promise<void>((resolve) => {
    let asked = 0
    const askOnce = () => {
      asked += 1
      dns.query({ questions: [...WHO_IS_THERE, ...missingOf(records)] }, () => {})
      if (asked >= ASKED_TIMES) clearInterval(repeat)
    }
    const repeat = setInterval(askOnce, searchMilliseconds / (ASKED_TIMES + 1))
    const finish = () => {
      clearInterval(repeat)
      clearTimeout(limit)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const limit = setTimeout(finish, searchMilliseconds)
    signal.addEventListener('abort', finish, { once: true })
    askOnce()
  })
  await new Promise<void>((resolve) => dns.destroy(() => resolve()))
  return scannersIn(records)
}

interface Asked {
  name: string
  type: 'PTR' | 'SRV' | 'TXT' | 'A'
}

const WHO_IS_THERE: readonly Asked[] = SERVICES.map((name) => ({ name, type: 'PTR' }))

/** What is not known yet of the scanners that said they are there. */
function missingOf(records: readonly Known[]): Asked[] {
  const has = (type: string, name: string) => records.some((one) => one.type === type && isSame(one.name, name))
  const instances = instancesIn(records)
  const targets = new Set(records.flatMap((one) => (one.type === 'SRV' ? [one.data.target] : [])))
  const missing: Asked[] = [
    ...instances.map((name): Asked => ({ name, type: 'SRV' })),
    ...instances.map((name): Asked => ({ name, type: 'TXT' })),
    ...[...targets].map((name): Asked => ({ name, type: 'A' })),
  ]
  return missing.filter(({ type, name }) => !has(type, name)).slice(0, MOST_QUESTIONS)
}

function recordsIn(packet: unknown): Known[] {
  const read = z.object({ answers: z.array(z.unknown()), additionals: z.array(z.unknown()) }).safeParse(packet)
  if (!read.success) return []
  return [...read.data.answers, ...read.data.additionals].flatMap((record) => {
    const known = Known.safeParse(record)
    return known.success ? [known.data] : []
  })
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function instancesIn(records: readonly Known[]): string[] {
  const names = records.flatMap((one) =>
    one.type === 'PTR' && SERVICES.some((service) => isSame(service, one.name)) ? [one.data] : [],
  )
  return [...new Set(names)].slice(0, MOST_SCANNERS)
}

/** The scanners that these records speak of; one that is reached plainly and over TLS is there once. */
function scannersIn(records: readonly Known[]): EsclScanner[] {
  const scanners = new Map<string, EsclScanner>()
  for (const instance of instancesIn(records)) {
    const service = records.find((one) => one.type === 'SRV' && isSame(one.name, instance))
    if (service?.type !== 'SRV') continue
    const { port, target } = service.data
    const address = records.find((one) => one.type === 'A' && isSame(one.name, target))
    const text = records.find((one) => one.type === 'TXT' && isSame(one.name, instance))
    const scanner = announcedScanner({
      isSecure: /\._uscans\._tcp\.local$/i.test(instance),
      instance: instance.replace(/\._uscans?\._tcp\.local$/i, ''),
      host: address?.type === 'A' ? address.data : target,
      port,
      text: textOf(text?.type === 'TXT' ? text.data : undefined),
    })
    if (scanner === undefined) continue
    // The plain one: hardly any scanner has a certificate that is believed.
    if (!scanners.has(scanner.id) || scanner.address.protocol === 'http:') scanners.set(scanner.id, scanner)
  }
  return [...scanners.values()]
}

function textOf(data: unknown): Map<string, string> {
  const pieces: readonly unknown[] = Array.isArray(data) ? data : [data]
  return new Map(
    pieces.slice(0, 60).flatMap((piece) => {
      const text = Buffer.isBuffer(piece) ? piece.toString('utf8') : piece
      if (typeof text !== 'string') return []
      const at = text.indexOf('=')
      return at > 0 ? [[text.slice(0, at).toLowerCase(), printable(text.slice(at + 1))] as const] : []
    }),
  )
}

const printable = (text: string): string => text.replace(/\p{C}/gu, '').trim()
