import { constants, createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { forkHosts, type HostProcess } from '../../../main/core/line/index.ts'
import type { SignatureAlgorithm, SigningKey } from '../../../main/core/signing/signing-key.ts'
import {
  type AskPin,
  createTokens,
  type PinQuestion,
  signingRuleOn,
  type Tokens,
  type TokensOptions,
} from '../../../main/core/signing/tokens/index.ts'
import type { TestCertificate } from '../../token/authority.ts'
import type { SoftToken } from '../../token/soft-tokens.ts'

/** The program of the host. */
export const HOST = fileURLToPath(new URL('../../../main/core/signing/tokens/host/host.ts', import.meta.url))

/** Tokens with their real hosts as processes of their own, ended with the test. */
export interface TokenProcess {
  readonly tokens: Tokens
  readonly logged: readonly string[]
  /** How many hosts were started so far. */
  readonly started: () => number
  /** How many run. */
  readonly running: () => number
}

export function startTokens(
  modules: readonly string[],
  environment: Readonly<Record<string, string>>,
  more: Partial<TokensOptions> = {},
): TokenProcess {
  const logged: string[] = []
  const hosts: HostProcess[] = []
  let running = 0
  const start = forkHosts(() => HOST, environment)
  const tokens = createTokens({
    startHost: (name, { message, ended }) => {
      running += 1
      const host = start(name, {
        message,
        ended: (code) => {
          running -= 1
          ended(code)
        },
      })
      hosts.push(host)
      return host
    },
    modules: () => modules,
    rule: () => signingRuleOn('2026-11-28'),
    log: (text) => void logged.push(text),
    ...more,
  })
  onTestFinished(() => tokens.close())
  return { tokens, logged, started: () => hosts.length, running: () => running }
}

/** Somebody who types PINs: each answer once, in its order. */
export class Typist {
  readonly questions: PinQuestion[] = []
  /** What was handed over, to see that it is wiped. */
  readonly typed: Buffer[] = []
  readonly #answers: string[]

  constructor(...answers: readonly string[]) {
    this.#answers = [...answers]
  }

  readonly ask: AskPin = (question) => {
    this.questions.push(question)
    const answer = this.#answers.shift()
    if (answer === undefined) return Promise.reject(new Error('nobody types'))
    const pin = Buffer.from(answer)
    this.typed.push(pin)
    return Promise.resolve(pin)
  }
}

export function choiceOf(token: SoftToken, { der }: TestCertificate): { token: string; certificate: string } {
  return { token: token.serial, certificate: createHash('sha256').update(der).digest('hex') }
}

export const MESSAGE = Buffer.from('Quyết định của Chủ tịch Ủy ban nhân dân xã')

export function digestOf(hash: SignatureAlgorithm['hash'], message = MESSAGE): Buffer {
  return createHash(hash).update(message).digest()
}

/** Signs {@link MESSAGE} and tells whether OpenSSL finds the signature right. */
export async function signsRightly(key: SigningKey, algorithm: SignatureAlgorithm): Promise<boolean> {
  const signature = await key.sign(digestOf(algorithm.hash), algorithm)
  const publicKey = createPublicKey(
    new X509Certificate(key.certificate).publicKey.export({ format: 'pem', type: 'spki' }),
  )
  const padding =
    algorithm.key === 'rsa' && algorithm.padding === 'pss'
      ? constants.RSA_PKCS1_PSS_PADDING
      : constants.RSA_PKCS1_PADDING
  const how =
    algorithm.key === 'rsa'
      ? { key: publicKey, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { key: publicKey, dsaEncoding: 'ieee-p1363' as const }
  return verify(algorithm.hash, MESSAGE, how, signature)
}
