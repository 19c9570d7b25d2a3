import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { readBody, TooMuchError } from '../../../web/index.ts'

/** Why a service of certificates gave nothing that can be used. */
export type NoAnswer = 'unreachable' | 'silent' | 'refused' | 'too-large' | 'bad-answer'

/** A service that didn't answer as it should. Callers turn it into "not checked", never into "valid". */
export class Unanswered extends Error {
  readonly why: NoAnswer
  constructor(why: NoAnswer, options?: ErrorOptions) {
    super(why, options)
    this.name = 'Unanswered'
    this.why = why
  }
}

export interface Question {
  readonly address: string
  /** A question is posted, an address without one is got. */
  readonly body?: { readonly type: string; readonly bytes: Buffer }
  readonly mostBytes: number
  /** For the whole answer, in milliseconds: a service that sends a byte now and then doesn't hold the desk up. */
  readonly milliseconds: number
}

/**
 * Asks a service of certificates: OCSP, revocation lists, time stamps. Nothing leads elsewhere, nothing is taken beyond the limits.
 * @throws Unanswered
 */
export function ask({ address, body, mostBytes, milliseconds }: Question): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const url = URL.canParse(address) ? new URL(address) : undefined
    if (url === undefined || !/^https?:$/.test(url.protocol)) return reject(new Unanswered('unreachable'))
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, {
      method: body === undefined ? 'GET' : 'POST',
      agent: false,
      headers: body === undefined ? {} : { 'content-type': body.type, 'content-length': body.bytes.length },
    })
    const timer = setTimeout(() => request.destroy(new Unanswered('silent')), milliseconds)
    const fail = (cause: unknown) => {
      clearTimeout(timer)
      reject(cause instanceof Unanswered ? cause : new Unanswered('unreachable', { cause }))
    }
    request.on('error', fail)
    request.on('response', (response) =>
      gather(response, mostBytes).then((bytes) => {
        clearTimeout(timer)
        resolve(bytes)
      }, fail),
    )
    request.end(body?.bytes)
  })
}

async function gather(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (response.statusCode !== 200) {
    response.destroy()
    throw new Unanswered('refused')
  }
  try {
    return await readBody(response, mostBytes)
  } catch (error) {
    response.destroy()
    throw error instanceof TooMuchError ? new Unanswered('too-large') : error
  }
}
