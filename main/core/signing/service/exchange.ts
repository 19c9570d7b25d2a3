import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { DeskError } from '../../../../shared/errors.ts'
import { readBody, TooMuchError } from '../../web/index.ts'
import { findUpload } from './upload.ts'

/** A signature adds some kilobytes; pictures and several stamps stay far below this. */
const MOST_ADDED_BYTES = 16 * 1024 * 1024
/** A service may look at a file before it takes it. */
const MOST_READS = 5
/** Names that tell nothing of the citizen. */
const FILE_NAME = 'tep-can-ky.pdf'
const FOUND = /^\/([A-Za-z0-9_-]{43})\/(tep-can-ky\.pdf|nhan)$/

/** Where a service gets a file and gives it back. */
export interface Exchange {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string
  readonly fileAddress: string
  readonly uploadAddress: string
  /** The file that came back; undefined while none did. */
  readonly received: () => Buffer | undefined
  close(): void
}

/**
 * Opens a door on loopback for one file, for as long as it is signed: a path of 32 random bytes, which the service alone is told. It is
 * read a few times at most and given back once; nothing else is answered, and no web page that guesses a port gets in, since it can't
 * name the path.
 * @throws DeskError signing.service-failed when this machine gives no port
 */
export async function openExchange(pdf: Buffer): Promise<Exchange> {
  const secret = randomBytes(32).toString('base64url')
  const door = new Door(pdf, secret)
  const server = createServer((request, response) => {
    door.answer(request, response).catch(() => response.destroy())
  })
  const port = await listen(server)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    fileAddress: `${origin}/${secret}/${FILE_NAME}`,
    uploadAddress: `${origin}/${secret}/nhan`,
    received: () => door.received,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

class Door {
  received: Buffer | undefined
  readonly #pdf: Buffer
  readonly #secret: string
  #reads = 0
  #isTaken = false

  constructor(pdf: Buffer, secret: string) {
    this.#pdf = pdf
    this.#secret = secret
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, secret, what] = FOUND.exec(request.url ?? '') ?? []
    const { method } = request
    if (secret !== this.#secret) return refuse(response, 404)
    if (what === FILE_NAME && (method === 'GET' || method === 'HEAD')) return this.#give(method, response)
    if (what !== FILE_NAME && method === 'POST') return this.#take(request, response)
    return refuse(response, 405)
  }

  #give(method: string, response: ServerResponse): void {
    this.#reads += 1
    if (this.#reads > MOST_READS) {
      refuse(response, 410)
      return
    }
    const head = { 'content-type': 'application/pdf', 'content-length': this.#pdf.length, 'cache-control': 'no-store' }
    response.writeHead(200, head).end(method === 'HEAD' ? undefined : this.#pdf)
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#isTaken) return refuse(response, 410)
    this.#isTaken = true
    const most = this.#pdf.length + MOST_ADDED_BYTES
    const body = await findBody(request, most)
    const file = body === undefined ? undefined : findUpload(body, request.headers['content-type'] ?? '')
    if (file === undefined) return refuse(response, body === undefined ? 413 : 400)
    this.received = Buffer.from(file)
    const answer = JSON.stringify({ Status: 0, Message: '', FileName: FILE_NAME, FileServer: FILE_NAME })
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(answer)
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end()
}

/** The body of a request; undefined when it is larger than it may be. */
async function findBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  try {
    return await readBody(request, mostBytes)
  } catch (error) {
    if (error instanceof TooMuchError) return undefined
    throw error
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause?: Error) => reject(new DeskError('signing.service-failed', {}, { cause }))
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') fail()
      else resolve(address.port)
    })
  })
}
