import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AuthorityAddresses, authorityConfig, type CertificateUse } from './authority-config.ts'
import { openssl } from './openssl.ts'

export type TestKeyKind = 'rsa-2048' | 'p-256' | 'p-384'

/** A certificate of the test authority with its key, which is no secret. */
export interface TestCertificate {
  /** Of its files within the authority's folder: `<name>.pem`, `<name>.key`. */
  readonly name: string
  /** Of the PEM file. */
  readonly file: string
  /** Of the private key, PKCS#8 in PEM. */
  readonly keyFile: string
  readonly der: Buffer
}

export interface CertificateRequest {
  /** Letters and hyphens: names the files. */
  readonly name: string
  readonly key: TestKeyKind
  /** Common name. */
  readonly holder: string
  /** Organization. */
  readonly unit: string
  readonly use?: CertificateUse
  /** From and until, as OpenSSL writes times: `20240101000000Z`. From now on for 800 days when left out. */
  readonly valid?: readonly [string, string]
}

const KEY_OPTIONS: Readonly<Record<TestKeyKind, readonly string[]>> = {
  'rsa-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'p-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:named_curve'],
  'p-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384', '-pkeyopt', 'ec_param_enc:named_curve'],
}

const CONFIG = ['-config', 'authority.cnf']
const UNIT = 'Cơ quan chứng thực THỬ NGHIỆM'

/** A root and one issuer below it, made by OpenSSL in a folder, with everything that answers about them. */
export class TestAuthority {
  readonly folder: string
  /** PEM. */
  readonly rootFile: string
  /** PEM. */
  readonly issuerFile: string
  /** OpenSSL keeps its books in files: one act after another. */
  #last: Promise<unknown> = Promise.resolve()

  private constructor(folder: string) {
    this.folder = folder
    this.rootFile = join(folder, 'root.pem')
    this.issuerFile = join(folder, 'issuer.pem')
  }

  /** Makes root, issuer, the signer of OCSP answers and the time-stamp authority. */
  static async make(folder: string, addresses: AuthorityAddresses): Promise<TestAuthority> {
    const authority = new TestAuthority(folder)
    writeFileSync(join(folder, 'authority.cnf'), authorityConfig(addresses))
    for (const name of ['root', 'issuer']) {
      writeFileSync(join(folder, `${name}.index`), '')
      writeFileSync(join(folder, `${name}.index.attr`), 'unique_subject = no\n')
      writeFileSync(join(folder, `${name}.crlnumber`), '01\n')
    }
    writeFileSync(join(folder, 'tsa.serial'), '01\n')
    await authority.#makeKey('root', 'rsa-2048')
    await openssl(folder, [
      ...['req', '-new', '-x509', '-utf8', ...CONFIG, '-key', 'root.key', '-out', 'root.pem'],
      ...['-days', '3650', '-extensions', 'root_ext', '-subj', `/C=VN/O=${UNIT}/CN=Gốc thử nghiệm`],
    ])
    await authority.#makeKey('issuer', 'rsa-2048')
    await authority.#certify('root', 'issuer', 'issuer_ext', `/C=VN/O=${UNIT}/CN=CA thử nghiệm`, undefined)
    await authority.issue({ name: 'ocsp', key: 'p-256', holder: 'OCSP thử nghiệm', unit: UNIT, use: 'ocsp' })
    await authority.issue({ name: 'tsa', key: 'rsa-2048', holder: 'TSA thử nghiệm', unit: UNIT, use: 'tsa' })
    return authority
  }

  /** A certificate of the issuer for a new key. */
  async issue({ name, key, holder, unit, use = 'signer', valid }: CertificateRequest): Promise<TestCertificate> {
    await this.#makeKey(name, key)
    await this.#inTurn(() => this.#certify('issuer', name, use, `/C=VN/O=${unit}/CN=${holder}`, valid))
    const file = join(this.folder, `${name}.pem`)
    return { name, file, keyFile: join(this.folder, `${name}.key`), der: derOf(file) }
  }

  /** Revokes a certificate of the issuer, from this moment on. */
  async revoke({ file }: TestCertificate): Promise<void> {
    await this.#inTurn(() => this.#ca('issuer', ['-revoke', file, '-crl_reason', 'keyCompromise']))
  }

  /** The revocation list of root or issuer, made this moment. DER. */
  async revocationList(of: 'root' | 'issuer', days = 7): Promise<Buffer> {
    const pem = await this.#inTurn(() => this.#ca(of, ['-gencrl', '-crldays', `${days}`]))
    return openssl(this.folder, ['crl', '-outform', 'DER'], pem)
  }

  /** Answers an OCSP request, DER for DER. */
  answerStatus(request: Uint8Array): Promise<Buffer> {
    return this.#inTurn(async () => {
      writeFileSync(join(this.folder, 'request.ocsp'), request)
      await openssl(this.folder, [
        ...['ocsp', '-index', 'issuer.index', '-CA', 'issuer.pem', '-rsigner', 'ocsp.pem', '-rkey', 'ocsp.key'],
        ...['-ndays', '1', '-reqin', 'request.ocsp', '-respout', 'answer.ocsp'],
      ])
      return readFileSync(join(this.folder, 'answer.ocsp'))
    })
  }

  /** Answers a request for a time stamp, DER for DER. */
  answerTimeStamp(request: Uint8Array): Promise<Buffer> {
    return this.#inTurn(async () => {
      writeFileSync(join(this.folder, 'request.tsq'), request)
      return openssl(this.folder, ['ts', '-reply', ...CONFIG, '-section', 'time_stamps', '-queryfile', 'request.tsq'])
    })
  }

  /** DER of root or issuer. */
  certificateOf(of: 'root' | 'issuer'): Buffer {
    return derOf(of === 'root' ? this.rootFile : this.issuerFile)
  }

  async #makeKey(name: string, kind: TestKeyKind): Promise<void> {
    await openssl(this.folder, ['genpkey', '-quiet', ...KEY_OPTIONS[kind], '-out', `${name}.key`])
  }

  async #certify(
    by: 'root' | 'issuer',
    name: string,
    extensions: string,
    subject: string,
    valid: readonly [string, string] | undefined,
  ): Promise<void> {
    const csr = ['req', '-new', '-utf8', ...CONFIG, '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`]
    await openssl(this.folder, csr)
    const dates = valid === undefined ? [] : ['-startdate', valid[0], '-enddate', valid[1]]
    const out = ['-extensions', extensions, '-in', `${name}.csr`, '-out', `${name}.pem`]
    await this.#ca(by, ['-batch', '-utf8', '-notext', '-preserveDN', ...dates, ...out])
  }

  #ca(name: 'root' | 'issuer', args: readonly string[]): Promise<Buffer> {
    return openssl(this.folder, ['ca', ...CONFIG, '-name', name, ...args])
  }

  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(act)
    this.#last = result.catch(() => undefined)
    return result
  }
}

function derOf(file: string): Buffer {
  return new X509Certificate(readFileSync(file)).raw
}
