import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { AuthorityBench } from '../token/bench.ts'
import { openssl, runProgram } from '../token/openssl.ts'

/** A signature as it lies in a file, taken out without any code of the desk. */
interface Taken {
  readonly signed: Buffer
  readonly value: Buffer
  readonly isStamp: boolean
}

/** Independent programs that say what they think of a signed file: poppler with NSS, OpenSSL, qpdf. */
export class Judges {
  readonly #bench: AuthorityBench
  readonly #folder: string

  private constructor(bench: AuthorityBench, folder: string) {
    this.#bench = bench
    this.#folder = folder
  }

  /** They trust the root of a bench and nothing else. */
  static async summon(bench: AuthorityBench): Promise<Judges> {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-judges-'))
    await runProgram('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
    await runProgram('certutil', [
      '-A',
      '-d',
      `sql:${folder}`,
      '-n',
      'root',
      '-t',
      'CT,C,C',
      '-i',
      bench.authority.rootFile,
    ])
    return new Judges(bench, folder)
  }

  dismiss(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** What `pdfsig` says of each signature that it can judge: whether it is valid, and its certificate trusted. OCSP is asked. */
  async pdfsig(
    pdf: Buffer,
  ): Promise<{ readonly signature: string; readonly certificate: string; readonly isWhole: boolean }[]> {
    const said = await runProgram('pdfsig', ['-nssdir', `sql:${this.#folder}`, this.#lay(pdf)])
    return said
      .toString()
      .split(/^Signature #/m)
      .slice(1)
      .map((part) => ({
        signature: /Signature Validation: (.*)/.exec(part)?.[1] ?? '',
        certificate: /Certificate Validation: (.*)/.exec(part)?.[1] ?? '',
        isWhole: /- Total document signed/.test(part),
      }))
  }

  /** What poppler shows of the first page: its words, and colours at places in points from the lower left corner. */
  async seen(pdf: Buffer): Promise<{
    readonly words: string
    readonly colourAt: (x: number, y: number, height: number) => Promise<{ r: number; g: number; b: number }>
  }> {
    const file = this.#lay(pdf)
    const words = (await runProgram('pdftotext', ['-l', '1', '-layout', '-nopgbrk', file, '-'])).toString()
    await runProgram('pdftoppm', ['-r', '144', '-l', '1', '-png', '-singlefile', file, join(this.#folder, 'page')])
    const { data, info } = await sharp(readFileSync(join(this.#folder, 'page.png')))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return {
      words: words.replace(/^ +| +$/gm, ''),
      colourAt: async (x, y, height) => {
        const at = (Math.round((height - y) * 2) * info.width + Math.round(x * 2)) * 3
        return { r: data[at] ?? 0, g: data[at + 1] ?? 0, b: data[at + 2] ?? 0 }
      },
    }
  }

  /** Fails unless `qpdf` finds nothing wrong. */
  async qpdf(pdf: Buffer): Promise<string> {
    return (await runProgram('qpdf', ['--check', this.#lay(pdf)])).toString()
  }

  /** Fails unless OpenSSL verifies every signature, with its chain and the attribute that binds the certificate (CAdES), and every stamp. */
  async openssl(pdf: Buffer): Promise<number> {
    const all = takeOut(pdf)
    for (const { signed, value, isStamp } of all) {
      writeFileSync(join(this.#folder, 'signed'), signed)
      writeFileSync(join(this.#folder, 'value'), value)
      const root = this.#bench.authority.rootFile
      if (isStamp) await this.#verifyStamp('value', 'signed')
      else {
        await openssl(this.#folder, [
          ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'value', '-content', 'signed'],
          ...['-CAfile', root, '-purpose', 'any', '-out', 'out'],
        ])
      }
    }
    return all.length
  }

  /** Fails unless `openssl ts` verifies a token over bytes. */
  async stamp(token: Buffer, stamped: Buffer): Promise<void> {
    writeFileSync(join(this.#folder, 'token'), token)
    writeFileSync(join(this.#folder, 'stamped'), stamped)
    await this.#verifyStamp('token', 'stamped')
  }

  async #verifyStamp(token: string, data: string): Promise<void> {
    const { rootFile, issuerFile } = this.#bench.authority
    await openssl(this.#folder, [
      ...['ts', '-verify', '-token_in', '-in', token, '-data', data, '-CAfile', rootFile, '-untrusted', issuerFile],
    ])
  }

  #lay(pdf: Buffer): string {
    const file = join(this.#folder, 'file.pdf')
    writeFileSync(file, pdf)
    return file
  }
}

function takeOut(pdf: Buffer): Taken[] {
  return [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/g)].map((found) => {
    const [first = 0, second = 0, length = 0] = found.slice(1).map(Number)
    const hole = Buffer.from(pdf.toString('latin1', first + 1, second - 1), 'hex')
    return {
      signed: Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + length)]),
      // All that the desk writes has a length of two bytes.
      value: hole.subarray(0, hole.readUInt16BE(2) + 4),
      isStamp: pdf.lastIndexOf('ETSI.RFC3161', found.index) > pdf.lastIndexOf('ETSI.CAdES', found.index),
    }
  })
}
