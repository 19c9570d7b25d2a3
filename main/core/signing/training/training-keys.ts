import { createPrivateKey, type KeyObject } from 'node:crypto'
import { DeskError } from '../../../../shared/errors.ts'
import type { TokenView } from '../../../../shared/signing/index.ts'
import type { TrainingKeys } from '../parts.ts'
import {
  type AskPin,
  algorithmsFor,
  type FoundToken,
  findCertificate,
  type KeyChoice,
  type ReadCertificate,
  type SigningRule,
  type TokenKey,
} from '../tokens/index.ts'
import { signDigest } from './digest-signer.ts'
import { readKeyFile } from './pkcs12.ts'
import type { Practice } from './practice.ts'

interface TrainingToken {
  readonly view: TokenView
  readonly certificate: ReadCertificate
  readonly chain: readonly Buffer[]
  readonly key: KeyObject
  /** Asked for where there is one; a file was opened with its password. */
  readonly pin: string | undefined
}

export interface TrainingKeysParts {
  /** Whether this desk is a demonstration; anywhere else there are no such keys. */
  readonly isDemonstration: boolean
  readonly practice: Practice | undefined
  readonly rule: () => SigningRule
}

/** Keys in files: those that a demonstration was made with, and PKCS#12 files that somebody opened. Forgotten when the desk is shut. */
export class DeskTrainingKeys implements TrainingKeys {
  readonly #parts: TrainingKeysParts
  readonly #tokens = new Map<string, TrainingToken>()

  constructor(parts: TrainingKeysParts) {
    this.#parts = parts
    if (!parts.isDemonstration) return
    for (const { serial, label, pin, certificate, chain, key } of parts.practice?.tokens ?? []) {
      this.#add({
        serial,
        label,
        pin,
        certificate: Buffer.from(certificate, 'base64'),
        chain: chain.map((one) => Buffer.from(one, 'base64')),
        key: createPrivateKey(key),
      })
    }
  }

  look(): readonly FoundToken[] {
    return [...this.#tokens.values()].map(({ view, certificate, chain }) => ({
      view,
      certificates: [certificate],
      issuers: chain,
    }))
  }

  has(token: string): boolean {
    return this.#tokens.has(token)
  }

  /**
   * Opens a key as a token does: a practice token asks for its published PIN once, a file asks for nothing.
   * @throws DeskError signing.no-token, signing.no-certificate, signing.key-too-weak, signing.no-mechanism, signing.pin-wrong; what `ask`
   *   rejects with
   */
  async open({ token, certificate }: KeyChoice, ask?: AskPin): Promise<TokenKey> {
    const found = this.#tokens.get(token)
    if (found === undefined) throw new DeskError('signing.no-token')
    const { view } = found.certificate
    if (view.fingerprint !== certificate) throw new DeskError('signing.no-certificate')
    const algorithms = algorithmsFor(view, ['rsa-pss', 'rsa-pkcs1', 'ecdsa'], this.#parts.rule())
    if (found.pin !== undefined && ask !== undefined) {
      const typed = await ask({ token: found.view, certificate: view, for: 'session' })
      const isRight = typed.equals(Buffer.from(found.pin))
      typed.fill(0)
      if (!isRight) throw new DeskError('signing.pin-wrong')
    }
    return {
      certificate: found.certificate.der,
      chain: found.chain,
      algorithms,
      pin: 'ok',
      pinEachTime: false,
      sign: async (digest, algorithm) => signDigest(found.key, digest, algorithm),
      close: async () => undefined,
    }
  }

  /**
   * Opens a PKCS#12 file for as long as the desk is open, and wipes the password.
   * @returns the serial number that its key is known by
   * @throws DeskError signing.training-not-allowed anywhere but in a demonstration, signing.training-key-unreadable
   */
  async openFile(content: Uint8Array, password: Uint8Array): Promise<string> {
    try {
      if (!this.#parts.isDemonstration) throw new DeskError('signing.training-not-allowed')
      const { key, certificate, chain } = await readKeyFile(content, password)
      const serial = `HUAN-LUYEN-${findCertificate(certificate)?.view.fingerprint.slice(0, 16) ?? ''}`
      if (!this.#add({ serial, label: 'HUẤN LUYỆN – tệp PKCS#12', pin: undefined, certificate, chain, key })) {
        throw new DeskError('signing.training-key-unreadable')
      }
      return serial
    } finally {
      password.fill(0)
    }
  }

  #add(token: {
    readonly serial: string
    readonly label: string
    readonly pin: string | undefined
    readonly certificate: Buffer
    readonly chain: readonly Buffer[]
    readonly key: KeyObject
  }): boolean {
    const certificate = findCertificate(token.certificate)
    if (certificate === undefined) return false
    const { serial, label, pin, chain, key } = token
    const view: TokenView = {
      serial,
      label,
      maker: 'Quầy Một Cửa',
      model: 'HUẤN LUYỆN',
      pin: 'ok',
      pinPad: false,
      certificates: [certificate.view],
    }
    this.#tokens.set(serial, { view, certificate, chain, key, pin })
    return true
  }
}
