import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestCertificate } from '../token/authority.ts'
import type { AuthorityBench } from '../token/bench.ts'
import { openssl, runProgram } from '../token/openssl.ts'

/** A folder in which other programs sign with a key of a test authority. */
export class ForeignSigner {
  readonly folder: string
  readonly #certificate: TestCertificate

  private constructor(folder: string, certificate: TestCertificate) {
    this.folder = folder
    this.#certificate = certificate
  }

  static async prepare(certificate: TestCertificate, { authority }: AuthorityBench): Promise<ForeignSigner> {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-foreign-'))
    await runProgram('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
    await runProgram('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'root', '-t', 'CT,C,C', '-i', authority.rootFile])
    await openssl(folder, [
      ...[
        'pkcs12',
        '-export',
        '-in',
        certificate.file,
        '-inkey',
        certificate.keyFile,
        '-certfile',
        authority.issuerFile,
      ],
      ...['-name', 'signer', '-passout', 'pass:', '-out', 'signer.p12'],
    ])
    await runProgram('pk12util', ['-i', join(folder, 'signer.p12'), '-d', `sql:${folder}`, '-W', ''])
    const issuer = readFileSync(authority.issuerFile, 'utf8')
    writeFileSync(join(folder, 'chain.pem'), `${readFileSync(certificate.file, 'utf8')}${issuer}`)
    return new ForeignSigner(folder, certificate)
  }

  /** The program and its arguments that sign `in.pdf` of the folder into `out.pdf`. */
  command(program: 'pdfsig' | 'podofosign'): readonly string[] {
    const [from, to] = [join(this.folder, 'in.pdf'), join(this.folder, 'out.pdf')]
    return program === 'pdfsig'
      ? ['pdfsig', '-nssdir', `sql:${this.folder}`, '-add-signature', '-nick', 'signer', from, to]
      : [
          'podofosign',
          '-in',
          from,
          '-out',
          to,
          '-cert',
          join(this.folder, 'chain.pem'),
          '-pkey',
          this.#certificate.keyFile,
        ]
  }

  async sign(program: 'pdfsig' | 'podofosign', pdf: Buffer): Promise<Buffer> {
    writeFileSync(join(this.folder, 'in.pdf'), pdf)
    const [name = '', ...args] = this.command(program)
    await runProgram(name, args)
    return readFileSync(join(this.folder, 'out.pdf'))
  }

  leave(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A file as another program signs it. */
export async function foreignSignature(
  program: 'pdfsig' | 'podofosign',
  pdf: Buffer,
  certificate: TestCertificate,
  bench: AuthorityBench,
): Promise<Buffer> {
  const signer = await ForeignSigner.prepare(certificate, bench)
  try {
    return await signer.sign(program, pdf)
  } finally {
    signer.leave()
  }
}
