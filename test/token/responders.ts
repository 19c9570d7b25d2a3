import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestAuthority } from './authority.ts'

/** How one of the services behaves: it answers, refuses in its own protocol, hangs up, or says nothing. */
export type ResponderBehaviour = 'answer' | 'refuse' | 'down' | 'silent'
export type ResponderName = 'ocsp' | 'tsa' | 'crl'

const REFUSALS: Readonly<Record<ResponderName, Buffer>> = {
  // OCSPResponse tryLater (RFC 6960).
  ocsp: Buffer.from('30030a0103', 'hex'),
  // TimeStampResp with PKIStatus 2, rejection (RFC 3161).
  tsa: Buffer.from('30053003020102', 'hex'),
  crl: Buffer.alloc(0),
}

const MEDIA_TYPES = {
  ocsp: 'application/ocsp-response',
  tsa: 'application/timestamp-reply',
  crl: 'application/pkix-crl',
  cer: 'application/pkix-cert',
} as const

/** OCSP, revocation lists, issuers' certificates and time stamps of a test authority, on loopback. */
export class TestResponders {
  /** `http://127.0.0.1:<port>`. Time stamps are at `/tsa`, OCSP at `/ocsp`. */
  readonly base: string
  /** How often each was asked. */
  readonly asked: Record<ResponderName, number> = { ocsp: 0, tsa: 0, crl: 0 }
  readonly behaviour: Record<ResponderName, ResponderBehaviour> = { ocsp: 'answer', tsa: 'answer', crl: 'answer' }
  readonly #server: Server
  #authority: TestAuthority | undefined

  private constructor(server: Server, port: number) {
    this.#server = server
    this.base = `http://127.0.0.1:${port}`
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        this.#answer(request.url ?? '/', Buffer.concat(chunks), response).catch((error: unknown) => {
          response.writeHead(500).end(String(error))
        })
      })
    })
  }

  /** Listens before there is an authority, since certificates name the address. */
  static async listen(): Promise<TestResponders> {
    const server = createServer()
    const { port } = await new Promise<AddressInfo>((resolve, reject) => {
      server.on('error', reject)
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address)
      })
    })
    return new TestResponders(server, port)
  }

  answerFor(authority: TestAuthority): void {
    this.#authority = authority
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #answer(path: string, body: Buffer, response: ServerResponse): Promise<void> {
    const authority = this.#authority
    if (authority === undefined) throw new Error('no authority yet')
    const list = /^\/(root|issuer)\.(crl|cer)$/.exec(path)
    const of = list?.[1] === 'root' ? 'root' : 'issuer'
    if (list?.[2] === 'cer') return send(response, MEDIA_TYPES.cer, authority.certificateOf(of))
    if (list?.[2] === 'crl') return this.#serve('crl', response, () => authority.revocationList(of))
    if (path === '/ocsp') return this.#serve('ocsp', response, () => authority.answerStatus(body))
    if (path === '/tsa') return this.#serve('tsa', response, () => authority.answerTimeStamp(body))
    response.writeHead(404).end()
  }

  async #serve(name: ResponderName, response: ServerResponse, answer: () => Promise<Buffer>): Promise<void> {
    this.asked[name] += 1
    switch (this.behaviour[name]) {
      case 'answer':
        return send(response, MEDIA_TYPES[name], await answer())
      case 'refuse':
        return send(response, MEDIA_TYPES[name], REFUSALS[name])
      case 'down':
        return void response.destroy()
      case 'silent':
        return
    }
  }
}

function send(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body)
}
