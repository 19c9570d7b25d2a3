import { createSocket } from 'node:dgram'
import createMulticastDns from 'multicast-dns'
import { expect, it, onTestFinished } from 'vitest'
import { createSources } from '../../../../main/core/scanning/sources/index.ts'
import { MockScanner } from '../../../escl/mock-scanner.ts'
import { numberOn } from '../../../escl/sheets.ts'
import { FEEDER, never, scanAll } from './desk-scanner.ts'

const INTERFACE = '127.0.0.1'

type Records = NonNullable<createMulticastDns.ResponsePacket['answers']>

interface Announced {
  readonly service: '_uscan._tcp.local' | '_uscans._tcp.local'
  readonly instance: string
  readonly port: number
  readonly text: readonly string[]
}

/** A port of multicast DNS that nobody else on this machine speaks at. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, resolve))
  const { port } = socket.address()
  await new Promise<void>((resolve) => socket.close(resolve))
  return port
}

/** Answers on the loopback as scanners do: who is there, and apart from that, only when asked, where and what. */
async function announce(port: number, scanners: readonly Announced[]): Promise<void> {
  const responder = createMulticastDns({ port, interface: INTERFACE, bind: '0.0.0.0' })
  onTestFinished(() => new Promise<void>((resolve) => responder.destroy(resolve)))
  responder.on('query', (query) => {
    const answers = (query.questions ?? []).flatMap(
      ({ name, type }): Records =>
        scanners.flatMap(({ service, instance, port, text }): Records => {
          const full = `${instance}.${service}`
          if (type === 'PTR' && name === service) return [{ type: 'PTR', name, ttl: 120, data: full }]
          if (type === 'SRV' && name === full)
            return [{ type: 'SRV', name, ttl: 120, data: { port, target: 'mock.local' } }]
          if (type === 'TXT' && name === full) return [{ type: 'TXT', name, ttl: 120, data: [...text] }]
          if (type === 'A' && name === 'mock.local') return [{ type: 'A', name, ttl: 120, data: '127.0.0.1' }]
          return []
        }),
    )
    if (answers.length > 0) responder.respond(answers)
  })
  await new Promise<void>((resolve) => responder.once('ready', resolve))
}

const TEXT = ['txtvers=1', 'ty=Máy quét HP. số 4', 'note=Tầng 1', 'uuid=4509A320-00A0-008F-00B6-002507510ECA']

it('finds a scanner that announces itself, and scans with it under the identity that it announces', async () => {
  const scanner = await MockScanner.start()
  onTestFinished(() => scanner.stop())
  const port = await freePort()
  const own = { instance: 'HP. 4', port: scanner.port, text: [...TEXT, 'rs=/eSCL'] }
  await announce(port, [
    { service: '_uscan._tcp.local', ...own },
    { service: '_uscans._tcp.local', ...own, port: 9 },
    // No scanner answers there: it is listed, and what is wrong is told when it is used.
    { service: '_uscan._tcp.local', instance: 'Khác', port: 9, text: [] },
  ])
  const sources = createSources({
    platform: 'darwin',
    network: { port, interface: INTERFACE },
    searchMilliseconds: 3_000,
  })
  const { devices, failed } = await sources.list(never())
  expect(failed).toEqual([])
  const device = 'escl:4509a320-00a0-008f-00b6-002507510eca'
  expect(devices).toContainEqual({ id: device, kind: 'escl', name: 'Máy quét HP. số 4 (Tầng 1)' })
  expect(devices.map(({ name }) => name).sort()).toEqual(['Khác', 'Máy quét HP. số 4 (Tầng 1)'])
  const { pages, code } = await scanAll(sources.of(device), device, FEEDER)
  expect(code).toBeUndefined()
  expect(await Promise.all(pages.map(({ content }) => numberOn(content)))).toEqual([1, 3, 5, 7])

  // The same device in another run of the desk, which has not listed anything yet.
  const later = createSources({
    platform: 'darwin',
    network: { port, interface: INTERFACE },
    searchMilliseconds: 3_000,
  })
  expect((await later.of(device).capabilities(device, never())).feeds).toContain('feeder-duplex')
})

it('is not thrown by what anybody sends', async () => {
  const port = await freePort()
  await announce(port, [
    { service: '_uscan._tcp.local', instance: '', port: 80, text: ['rs=//evil.invalid/'] },
    { service: '_uscan._tcp.local', instance: 'x'.repeat(60), port: 81, text: ['ty=\u0000\u202e', '=', 'uuid=../..'] },
  ])
  const noise = createSocket({ type: 'udp4', reuseAddr: true })
  onTestFinished(() => new Promise<void>((resolve) => noise.close(() => resolve())))
  await new Promise<void>((resolve) => noise.bind(0, INTERFACE, resolve))
  noise.setMulticastInterface(INTERFACE)
  const timer = setInterval(() => noise.send(Buffer.from('840000000001000000000000ff', 'hex'), port, '224.0.0.251'), 50)
  onTestFinished(() => clearInterval(timer))
  const sources = createSources({
    platform: 'darwin',
    network: { port, interface: INTERFACE },
    searchMilliseconds: 2_000,
  })
  const { devices, failed } = await sources.list(never())
  expect(failed).toEqual([])
  expect(devices.length).toBeGreaterThan(0)
  for (const { id, name } of devices) {
    expect(id).toMatch(/^escl:[0-9a-f]{32}$/)
    expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  }
})
