import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Name of the description that a desk on this system asks for. */
export const DESCRIPTION = `latest${process.platform === 'linux' ? `-linux${process.arch === 'x64' ? '' : `-${process.arch}`}` : ''}.yml`

/** A place on this machine where releases are published, over HTTP. */
export class LoopbackFeed {
  readonly #server: Server
  /** Files by their names, or where a name leads instead. */
  readonly files = new Map<string, string | Uint8Array | { readonly redirect: string }>()
  /** What was asked for, in its order. */
  readonly asked: { readonly name: string; readonly query: string; readonly headers: IncomingHttpHeaders }[] = []

  private constructor() {
    this.#server = createServer((request, response) => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://feed')
      const name = decodeURIComponent(pathname.slice('/motcua/'.length))
      this.asked.push({ name, query: search, headers: request.headers })
      const file = this.files.get(name)
      if (file === undefined) response.writeHead(404).end()
      else if (typeof file === 'object' && 'redirect' in file)
        response.writeHead(302, { location: file.redirect }).end()
      else response.end(file)
    })
  }

  static async open(): Promise<LoopbackFeed> {
    const feed = new LoopbackFeed()
    await new Promise<void>((resolve) => feed.#server.listen(0, '127.0.0.1', resolve))
    return feed
  }

  get address(): string {
    return `http://127.0.0.1:${portOf(this.#server.address())}/motcua/`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the feed has no port')
  return address.port
}
