import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readBody, TooMuchError } from '../../../main/core/web/index.ts'

/** Asks a server that answers so. */
async function answered(answer: (response: ServerResponse) => void): Promise<IncomingMessage> {
  const server = createServer((_, response) => answer(response))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())))
  })
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, agent: false }, resolve)
    request.on('error', reject)
  })
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

describe('a body from elsewhere', () => {
  it('is read whole, and tells how much of it came where that is known', async () => {
    const parts: number[] = []
    const told = await answered((response) => response.writeHead(200, { 'content-length': 6 }).end('abcdef'))
    expect((await readBody(told, 6, (part) => parts.push(part))).toString()).toBe('abcdef')
    expect(parts.at(-1)).toBe(1)
    const untold = await answered((response) => {
      response.write('abc')
      response.end('def')
    })
    expect((await readBody(untold, 6)).toString()).toBe('abcdef')
  })

  it('is taken so far and no further, whether its length is told or not', async () => {
    const told = await answered((response) => response.writeHead(200, { 'content-length': 7 }).end('abcdefg'))
    await expect(readBody(told, 6)).rejects.toBeInstanceOf(TooMuchError)
    const untold = await answered((response) => {
      response.write('abcd')
      response.write('efgh')
    })
    await expect(readBody(untold, 6)).rejects.toBeInstanceOf(TooMuchError)
  })

  it('is none when it breaks off', async () => {
    const broken = await answered((response) => {
      response.writeHead(200, { 'content-length': 6 })
      response.write('abc', () => response.destroy())
    })
    await expect(readBody(broken, 6)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })
})
