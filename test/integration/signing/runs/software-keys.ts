import type { SigningKeys } from '../../../../main/core/signing/parts.ts'
import { findCertificate, type TokenKey } from '../../../../main/core/signing/tokens/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { TokenView } from '../../../../shared/signing/index.ts'
import { softwareKey } from '../../../pades/software-key.ts'
import type { TestCertificate } from '../../../token/authority.ts'

export const SOFT_TOKEN = 'SOFT-1'
export const SOFT_PIN = '246810'

/** Keys in files that behave like one token: for what doesn't depend on PKCS#11. */
export class SoftwareKeys implements SigningKeys {
  /** How often something was signed. */
  signed = 0
  /** How often somebody was logged in, and out again. */
  opened = 0
  closed = 0
  /** Whether they say that they are for training. */
  areTraining = false
  /** Called before each signature. */
  beforeSigning: () => void | Promise<void> = () => undefined
  readonly #certificates: readonly TestCertificate[]
  readonly #chain: readonly Buffer[]

  constructor(certificates: readonly TestCertificate[], chain: readonly Buffer[]) {
    this.#certificates = certificates
    this.#chain = chain
  }

  look(): ReturnType<SigningKeys['look']> {
    const read = this.#certificates.flatMap(({ der }) => findCertificate(der) ?? [])
    const token = {
      view: { ...this.#view, certificates: read.map(({ view }) => view) },
      certificates: read,
      issuers: this.#chain,
      isTraining: this.areTraining,
    }
    return Promise.resolve({ tokens: [token], modules: [] })
  }

  async open(...[choice, ask]: Parameters<SigningKeys['open']>): Promise<TokenKey> {
    const certificate = this.#certificates.find(
      ({ der }) => findCertificate(der)?.view.fingerprint === choice.certificate,
    )
    const view = certificate && findCertificate(certificate.der)?.view
    if (certificate === undefined || view === undefined) throw new DeskError('signing.no-certificate')
    const pin = await ask({ token: { ...this.#view, certificates: [] }, certificate: view, for: 'session' })
    const isRight = pin.toString() === SOFT_PIN
    pin.fill(0)
    if (!isRight) throw new DeskError('signing.pin-wrong')
    this.opened += 1
    const key = softwareKey(certificate, this.#chain)
    return {
      ...key,
      sign: async (digest, algorithm) => {
        await this.beforeSigning()
        this.signed += 1
        return key.sign(digest, algorithm)
      },
      algorithms: [{ key: 'rsa', padding: 'pkcs1', hash: 'sha256' }],
      pin: 'ok',
      pinEachTime: false,
      close: () => {
        this.closed += 1
        return Promise.resolve()
      },
    }
  }

  isTraining(): boolean {
    return this.areTraining
  }

  readonly #view: Omit<TokenView, 'certificates'> = {
    serial: SOFT_TOKEN,
    label: 'SOFT',
    maker: 'test',
    model: 'test',
    pin: 'ok',
    pinPad: false,
  }
}
