import { createHash, verify, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { layTokenBench, type TokenBench } from '../token/bench.ts'
import { buildProxy, TokenProxy } from '../token/proxy.ts'
import { USER_PIN } from '../token/soft-tokens.ts'
import { freshDirectory, launch } from './launch.ts'

const MESSAGE = Buffer.from('Giấy xác nhận')

const place = freshDirectory()
let bench: TokenBench
let proxy: TokenProxy
beforeAll(async () => {
  bench = await layTokenBench()
  proxy = new TokenProxy(await buildProxy(bench.folder), bench.folder, bench.softTokens.module)
}, 180_000)
afterAll(() => {
  bench?.close()
  place.remove()
})

it('signs in the real Electron, and its host ends when it is told to while the token hangs', async () => {
  const { der } = bench.certificates.leaderRsa
  const algorithm = { key: 'rsa', padding: 'pkcs1', hash: 'sha256' } as const
  const { app } = await launch(place.directory)
  try {
    const open = {
      do: 'open',
      serial: bench.leader.serial,
      fingerprint: createHash('sha256').update(der).digest('hex'),
      told: 'ok',
    }
    const outcome = await app.evaluate(
      async (
        { app, MessageChannelMain, utilityProcess },
        { environment, path, pin, open, algorithm, digest, control },
      ) => {
        const env = { ...process.env, ...environment }
        const host = utilityProcess.fork(`${app.getAppPath()}/out/main/token.cjs`, [], { serviceName: 'token', env })
        const over = new Promise<number>((resolve) => host.on('exit', resolve))
        const { port1, port2 } = new MessageChannelMain()
        host.postMessage({ kind: 'core' }, [port1])
        port2.start()
        const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
        let id = 0
        const ask = (job: object) =>
          new Promise<{ kind: string; error?: unknown; result?: unknown }>((resolve) => {
            port2.once('message', ({ data }) => resolve(data))
            id += 1
            port2.postMessage({ kind: 'job', id, job })
          })
        const sign = { do: 'sign', key: 1, digest: bytes(digest), algorithm, pin: null }
        const answers = [await ask({ do: 'load', path }), await ask({ ...open, pin: bytes(pin) }), await ask(sign)]
        const signature = answers[2]?.result
        const failures = answers.filter(({ kind }) => kind !== 'done').map((answer) => JSON.stringify(answer))
        // From now on the token hangs; the host is told to end while it does.
        process.getBuiltinModule('node:fs').writeFileSync(control, 'hang=C_Sign\n')
        port2.postMessage({ kind: 'job', id: id + 1, job: sign })
        port2.postMessage({ kind: 'job', id: id + 2, job: { do: 'load', path } })
        await new Promise<void>((resolve) => port2.once('message', () => resolve()))
        port2.postMessage({ kind: 'end' })
        await over
        return { failures, signature: signature instanceof Uint8Array ? Buffer.from(signature).toString('base64') : '' }
      },
      {
        environment: { ...bench.softTokens.environment, ...proxy.environment },
        path: proxy.library,
        pin: Buffer.from(USER_PIN).toString('base64'),
        open,
        algorithm,
        digest: createHash('sha256').update(MESSAGE).digest('base64'),
        control: proxy.environment.PROXY_CONTROL ?? '',
      },
    )
    expect(outcome.failures).toEqual([])
    const { publicKey } = new X509Certificate(der)
    expect(verify('sha256', MESSAGE, publicKey, Buffer.from(outcome.signature, 'base64'))).toBe(true)
    expect(proxy.calls('C_Login')).toBe(1)
  } finally {
    await app.close()
  }
})
