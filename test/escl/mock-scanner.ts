import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import sharp from 'sharp'
import { readFault, type ScannerFault } from './faults.ts'
import { numberedSheets, type Sheet } from './sheets.ts'
import { capabilitiesXml, readOrder, type ScanOrder, statusXml } from './words.ts'

export interface MockScannerOptions {
  /** What lies in the feeder; four numbered sheets when left out. The first one lies on the glass as well. */
  readonly sheets?: readonly Sheet[]
  readonly name?: string
  /** What goes wrong unless the address names something else. */
  readonly fault?: ScannerFault
  /** A key and a certificate (PEM) to speak https with. */
  readonly identity?: { readonly key: string; readonly certificate: string }
  /** Awaited before a page is sent: a test holds the scanner there. */
  readonly beforePage?: (page: number) => Promise<void>
}

/** A job of the scanner: what was ordered, and the sides that were not sent yet. */
interface Job {
  readonly order: ScanOrder
  readonly fault: ScannerFault
  readonly sides: Buffer[]
  sent: number
  isOver: boolean
  reason: string
}

/**
 * A network scanner that speaks eSCL and is none: it sends real JPEG pages of the size, the resolution and the colours that were ordered,
 * from a glass or a feeder, one side or both. Faults are chosen by the options or by the address: `http://127.0.0.1:1234/jam-2/eSCL/` is
 * the same scanner with a jam at its second page. sane-airscan, which knows nothing of the desk, scans with it too.
 */
export class MockScanner {
  /** Every request it got: `GET /eSCL/ScannerStatus`. */
  readonly requests: string[] = []
  readonly #options: MockScannerOptions
  readonly #server: Server
  readonly #jobs = new Map<string, Job>()
  #sheets: readonly Sheet[]
  #busyAnswers = 0
  #adfState = 'ScannerAdfLoaded'

  private constructor(options: MockScannerOptions, sheets: readonly Sheet[]) {
    this.#options = options
    this.#sheets = sheets
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      this.#answer(request, response).catch(() => response.destroy())
    }
    const { identity } = options
    this.#server =
      identity === undefined
        ? createPlainServer(answer)
        : createSecureServer({ key: identity.key, cert: identity.certificate }, answer)
  }

  /** Switches a scanner on, at a port of the loopback that is free unless one is given. */
  static async start(options: MockScannerOptions = {}, port = 0): Promise<MockScanner> {
    const scanner = new MockScanner(options, options.sheets ?? (await numberedSheets(4)))
    await new Promise<void>((resolve, reject) => {
      scanner.#server.once('error', reject)
      scanner.#server.listen(port, '127.0.0.1', resolve)
    })
    return scanner
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the mock scanner is off')
    return address.port
  }

  /** The address of its eSCL; with a fault (`jam-2`), of the scanner that has it. */
  address(fault = ''): string {
    const scheme = this.#options.identity === undefined ? 'http' : 'https'
    return `${scheme}://127.0.0.1:${this.port}/${fault === '' ? '' : `${fault}/`}eSCL/`
  }

  /** Puts other sheets into the feeder. */
  load(sheets: readonly Sheet[]): void {
    this.#sheets = sheets
    this.#adfState = 'ScannerAdfLoaded'
  }

  /** Jobs that were neither sent to their end nor taken back. */
  get openJobs(): number {
    return [...this.#jobs.values()].filter(({ isOver }) => !isOver).length
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    this.requests.push(`${method} ${url}`)
    const [, named = '', path = ''] = /^\/(?:([a-z-]+\d*)\/)?eSCL\/(.*)$/.exec(url) ?? []
    const fault = named === '' ? (this.#options.fault ?? { kind: 'none', page: 0 }) : readFault(named)
    const root = `/${named === '' ? '' : `${named}/`}eSCL`
    if (fault.kind === 'denied') return end(response, 401)
    if (method === 'GET' && path === 'ScannerCapabilities') {
      if (fault.kind === 'bomb') return sendXml(response, BOMB)
      return sendXml(response, capabilitiesXml(this.#options.name ?? 'Mock scanner'))
    }
    if (method === 'GET' && path === 'ScannerStatus') return sendXml(response, this.#status(fault))
    if (method === 'POST' && path === 'ScanJobs') return this.#open(response, await bodyOf(request), fault, root)
    const [, id = '', next] = /^ScanJobs\/(\d+)(\/NextDocument)?$/.exec(path) ?? []
    const job = this.#jobs.get(id)
    if (job === undefined) return end(response, 404)
    if (method === 'DELETE') {
      job.isOver = true
      return end(response, 200)
    }
    return next === undefined ? end(response, 405) : this.#next(response, job)
  }

  #status(fault: ScannerFault): string {
    const isEmpty = fault.kind === 'empty' || this.#sheets.length === 0
    const last = [...this.#jobs.values()].at(-1)
    return statusXml({
      state: this.openJobs > 0 || fault.kind === 'busy' ? 'Processing' : 'Idle',
      adfState: isEmpty ? 'ScannerAdfEmpty' : this.#adfState,
      jobReason: last?.reason,
    })
  }

  #open(response: ServerResponse, body: string, fault: ScannerFault, root: string): void {
    const order = readOrder(body)
    if (order === undefined) {
      end(response, 400)
      return
    }
    if (fault.kind === 'busy') {
      // Busy for as many answers as the fault says; for ever when it says none.
      this.#busyAnswers += 1
      if (fault.page === 0 || this.#busyAnswers <= fault.page) {
        end(response, 503, { 'retry-after': '0' })
        return
      }
    }
    const isEmpty = order.isFeeder && (fault.kind === 'empty' || this.#sheets.length === 0)
    if (this.openJobs > 0 || isEmpty) {
      if (isEmpty) end(response, 409)
      else end(response, 503, { 'retry-after': '1' })
      return
    }
    const sides = order.isFeeder
      ? this.#sheets.flatMap(({ front, back }) => (order.isDuplex ? [front, back ?? WHITE] : [front]))
      : this.#sheets.slice(0, 1).map(({ front }) => front)
    const id = String(this.#jobs.size + 1)
    this.#jobs.set(id, { order, fault, sides: [...sides], sent: 0, isOver: false, reason: 'JobScanning' })
    this.#adfState = 'ScannerAdfLoaded'
    // Some scanners name themselves by a host that nobody can reach.
    const origin = fault.kind === 'elsewhere' ? 'http://scanner.invalid' : ''
    end(response, 201, { location: `${origin}${root}/ScanJobs/${id}` })
  }

  async #next(response: ServerResponse, job: Job): Promise<void> {
    const page = job.sent + 1
    const isFaulty = job.fault.page === page
    if (job.isOver) return end(response, 404)
    if (isFaulty && job.fault.kind === 'jam') return this.#fail(response, job, 409, 'ScannerAdfJam')
    if (isFaulty && job.fault.kind === 'cover') return this.#fail(response, job, 409, 'ScannerAdfDoorOpen')
    if (isFaulty && job.fault.kind === 'stop') {
      job.reason = 'JobCanceledByUser'
      return this.#fail(response, job, 410, 'ScannerAdfLoaded')
    }
    // Never answers: the line stays open until one side has had enough.
    if (isFaulty && job.fault.kind === 'hang') return
    const [side] = job.sides
    if (side === undefined) {
      job.isOver = true
      job.reason = 'JobCompletedSuccessfully'
      return end(response, 404)
    }
    await this.#options.beforePage?.(page)
    const picture = await asOrdered(side, job.order)
    response.setHeader('content-type', 'image/jpeg')
    if (isFaulty && job.fault.kind === 'drop') {
      response.setHeader('content-length', picture.length)
      response.write(picture.subarray(0, picture.length / 2), () => response.destroy())
      return
    }
    job.sides.shift()
    job.sent += 1
    const sent = isFaulty && job.fault.kind === 'cut' ? picture.subarray(0, picture.length / 2) : picture
    if (isFaulty && job.fault.kind === 'flood') {
      response.setHeader('content-length', 4_000_000_000)
      response.write(sent)
      return
    }
    response.setHeader('content-length', sent.length)
    response.end(sent)
  }

  #fail(response: ServerResponse, job: Job, status: number, adfState: string): void {
    job.isOver = true
    this.#adfState = adfState
    end(response, status)
  }
}

const WHITE = await sharp({ create: { width: 827, height: 1_169, channels: 3, background: 'white' } })
  .jpeg()
  .toBuffer()

/** A document that would be gigabytes when its entities were expanded ("billion laughs"). */
const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  .map((name, index) => `<!ENTITY ${name} "${`&${String.fromCharCode(97 + index)};`.repeat(10)}">`)
  .join('')}]><scan:ScannerCapabilities xmlns:scan="x">&i;</scan:ScannerCapabilities>`

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end()
}

function sendXml(response: ServerResponse, xml: string): void {
  response.writeHead(200, { 'content-type': 'text/xml' }).end(xml)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) if (Buffer.isBuffer(piece)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** The side as a scanner would send it: the ordered region of A4, from the top left, at the ordered resolution. */
async function asOrdered(side: Buffer, { width, height, dpi, isColour }: ScanOrder): Promise<Buffer> {
  const dots = (units: number) => Math.max(1, Math.round((units / 300) * dpi))
  const whole = { width: dots(2_480), height: dots(3_508) }
  const region = { width: Math.min(dots(width), whole.width), height: Math.min(dots(height), whole.height) }
  const picture = sharp(side)
    .resize({ ...whole, fit: 'fill' })
    .extract({ left: 0, top: 0, ...region })
  return withDensity(await (isColour ? picture : picture.toColourspace('b-w')).jpeg({ quality: 85 }).toBuffer(), dpi)
}

/** Writes the JFIF segment that scanners say their density in, and sharp only together with a colour profile. */
function withDensity(jpeg: Buffer, dpi: number): Buffer {
  const segment = Buffer.from('ffe000104a46494600010101000000000000', 'hex')
  segment.writeUInt16BE(dpi, 12)
  segment.writeUInt16BE(dpi, 14)
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}
