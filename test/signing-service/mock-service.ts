import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { PdfSigner } from '../../main/core/signing/pades/index.ts'
import { softwareKey } from '../pades/software-key.ts'
import type { TestCertificate } from '../token/authority.ts'

/** What somebody does at the service's window, or what goes wrong with it. */
export type ServiceBehaviour =
  | 'sign'
  | 'close-window'
  | 'silent'
  | 'hang-up'
  | 'nonsense'
  | 'forget-upload'
  | 'other-file'
  | 'change-first-byte'
  | 'sign-twice'
  | 'append-only'

/** A question as the service was asked it. */
export interface AskedQuestion {
  readonly action: string
  readonly origin: string | undefined
  readonly parameters: Readonly<Record<string, unknown>>
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/**
 * A local signing service that speaks the protocol of the widespread one as public integrations show it: a WebSocket over TLS on loopback,
 * the file got from an address, the signed one given to another as a form. Nothing of it knows the desk's client.
 */
export class MockService {
  behaviour: ServiceBehaviour = 'sign'
  /** Cuts its answer into frames of so many bytes. */
  frameBytes = 1_000_000
  readonly asked: AskedQuestion[] = []
  /** Status codes of every request that it made for files. */
  readonly statuses: number[] = []
  /** What the upload was answered. */
  readonly answers: string[] = []
  readonly fingerprint: string
  readonly #server: Server
  readonly #signer: PdfSigner
  #port = 0
  readonly #sockets = new Set<Duplex>()

  private constructor(web: TestCertificate, signer: PdfSigner) {
    const certificate = readFileSync(web.file)
    this.fingerprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase()
    this.#signer = signer
    this.#server = createServer({ cert: certificate, key: readFileSync(web.keyFile) })
    this.#server.on('upgrade', (request, socket) => {
      const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64')
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      )
      const action = (request.url ?? '').slice(1)
      this.#listen(socket, action, request.headers.origin)
    })
  }

  /** @param web the certificate that it shows @param signer whose key it holds */
  static async start(web: TestCertificate, signer: TestCertificate, issuers: readonly Buffer[]): Promise<MockService> {
    const algorithm = { key: 'rsa', padding: 'pkcs1', hash: 'sha256' } as const
    const service = new MockService(web, new PdfSigner(softwareKey(signer, issuers), algorithm))
    service.#port = await new Promise<number>((resolve) => {
      service.#server.listen(0, '127.0.0.1', () => resolve(portOf(service.#server.address())))
    })
    return service
  }

  /** As IT enters it. */
  get address(): string {
    return `wss://127.0.0.1:${this.#port}#sha256=${this.fingerprint}`
  }

  /** Without saying whose certificate it is. */
  get bareAddress(): string {
    return `wss://127.0.0.1:${this.#port}`
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #listen(socket: Duplex, action: string, origin: string | undefined): void {
    let bytes: Buffer = Buffer.alloc(0)
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (piece: Buffer) => {
      bytes = Buffer.concat([bytes, piece])
      const text = findText(bytes)
      if (text === undefined) return
      bytes = Buffer.alloc(0)
      this.asked.push({ action, origin, parameters: JSON.parse(text) })
      this.#work(socket, JSON.parse(text)).catch(() => socket.destroy())
    })
  }

  async #work(socket: Duplex, { FileName, FileUploadHandler }: Record<string, string>): Promise<void> {
    const say = (text: string): void => {
      const content = Buffer.from(text)
      for (let from = 0; from === 0 || from < content.length; from += this.frameBytes) {
        const part = content.subarray(from, from + this.frameBytes)
        socket.write(frame(from === 0 ? 1 : 0, from + this.frameBytes >= content.length, part))
      }
    }
    if (this.behaviour === 'silent') return
    if (this.behaviour === 'hang-up') return void socket.destroy()
    if (this.behaviour === 'nonsense') return say('<html>')
    const pdf = await this.#ask(FileName ?? '', undefined)
    if (this.behaviour === 'close-window') return say(JSON.stringify({ Status: 14, Message: 'Người dùng hủy' }))
    // A ping in the middle of it, as servers send them.
    socket.write(frame(9, true, Buffer.from('ping')))
    const signed = await this.#sign(pdf)
    if (this.behaviour !== 'forget-upload') {
      this.answers.push((await this.#ask(FileUploadHandler ?? '', signed)).toString())
      // Some send twice what was not acknowledged fast enough.
      await this.#ask(FileUploadHandler ?? '', signed)
    }
    say(
      JSON.stringify({
        Status: 0,
        Message: '',
        FileName: 'tep.signed.pdf',
        FileServer: 'tep-can-ky.pdf',
        DocumentNumber: '',
        DocumentDate: '',
        CertBase64: '',
      }),
    )
  }

  async #sign(pdf: Buffer): Promise<Buffer> {
    const once = (file: Buffer) => this.#signer.sign(file, { at: new Date(), reason: 'Ký bằng dịch vụ' })
    switch (this.behaviour) {
      case 'other-file':
        return (await once(Buffer.concat([pdf, Buffer.from('\n')]))).bytes.subarray(1)
      case 'change-first-byte': {
        const { bytes } = await once(pdf)
        const changed = Buffer.from(bytes)
        changed[12] = (changed[12] ?? 0) ^ 1
        return changed
      }
      case 'sign-twice':
        return (await once((await once(pdf)).bytes)).bytes
      case 'append-only':
        return Buffer.concat([pdf, Buffer.from('\n% nothing signed\n')])
      default:
        return (await once(pdf)).bytes
    }
  }

  /** Gets a file, or gives one as a form. */
  #ask(address: string, upload: Buffer | undefined): Promise<Buffer> {
    const boundary = '----------8dc0a1'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="uploadfile"; filename="tep.signed.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
    const body = upload && Buffer.concat([Buffer.from(head), upload, Buffer.from(`\r\n--${boundary}--\r\n`)])
    return new Promise((resolve, reject) => {
      const request = plainRequest(address, {
        method: body === undefined ? 'GET' : 'POST',
        agent: false,
        headers: body === undefined ? {} : { 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
      request.on('error', reject)
      request.on('response', (response) => {
        this.statuses.push(response.statusCode ?? 0)
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () => resolve(Buffer.concat(pieces)))
        response.on('error', reject)
      })
      request.end(body)
    })
  }
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The text of a client's masked frame, once it is whole. */
function findText(bytes: Buffer): string | undefined {
  const [first = 0, second = 0] = bytes
  if (bytes.length < 6 || (first & 0x0f) !== 1) return undefined
  if ((second & 0x80) === 0) throw new Error('clients mask')
  const isLong = (second & 0x7f) === 126
  const length = isLong ? bytes.readUInt16BE(2) : second & 0x7f
  const start = isLong ? 8 : 6
  if (bytes.length < start + length) return undefined
  const mask = bytes.subarray(start - 4, start)
  const content = bytes.subarray(start, start + length)
  return Buffer.from(content.map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString('utf8')
}

function frame(kind: number, isLast: boolean, content: Buffer): Buffer {
  const first = (isLast ? 0x80 : 0) | kind
  const head =
    content.length < 126
      ? Buffer.from([first, content.length])
      : Buffer.from([first, 126, content.length >> 8, content.length & 0xff])
  return Buffer.concat([head, content])
}
