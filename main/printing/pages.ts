import { randomUUID } from 'node:crypto'
import { PRINT_HOST, SCHEME } from '../scheme/address.ts'
import { notFound, type Served } from '../scheme/files.ts'
import { PRINT_POLICY } from '../scheme/policy.ts'

/** A form under an address, for as long as it is being printed. */
export interface WaitingPage {
  readonly address: string
  /** Forgets it. */
  readonly remove: () => void
}

/**
 * Forms on their way to the printer. They stand in memory under an address that nobody can guess, so that no file with a
 * citizen's name is ever written for printing.
 */
export class WaitingPages {
  readonly #pages = new Map<string, string>()

  /** Puts a form under an address. */
  add(html: string): WaitingPage {
    const path = `/${randomUUID()}`
    this.#pages.set(path, html)
    return {
      address: `${SCHEME}://${PRINT_HOST}${path}`,
      remove: () => this.#pages.delete(path),
    }
  }

  /** Answers a request for a form. */
  serve({ url }: { readonly url: string }): Served {
    const html = this.#pages.get(new URL(url).pathname)
    if (html === undefined) return notFound()
    return {
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': PRINT_POLICY,
        'cache-control': 'no-store',
      },
      data: Buffer.from(html),
    }
  }
}
