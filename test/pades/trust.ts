import { constants, createPrivateKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readTrustList, type Trust } from '../../main/core/signing/pades/trust/trust-list.ts'
import type { SignedTrustList, TrustList } from '../../shared/signing/index.ts'
import type { TestAuthority, TestCertificate } from '../token/authority.ts'
import type { AuthorityBench } from '../token/bench.ts'

/** A trust list that believes the root of a bench and its time-stamp authority. */
export function trustListOf({ authority, responders }: AuthorityBench, changes: Partial<TrustList> = {}): TrustList {
  const root = { name: 'Gốc thử nghiệm', certificate: authority.certificateOf('root').toString('base64') }
  return {
    version: 1,
    number: 1,
    publisher: 'Tỉnh thử nghiệm',
    published: '2026-11-28T00:00:00+07:00',
    renewBy: '2099-01-01T00:00:00+07:00',
    roots: [root],
    intermediates: [],
    timeStamps: { addresses: [`${responders.base}/tsa`], roots: [] },
    responders: [],
    ...changes,
  }
}

/** A list as the province signs it. */
export function signTrustList(list: TrustList, signer: TestCertificate, authority: TestAuthority): SignedTrustList {
  const text = JSON.stringify(list)
  const key = createPrivateKey(readFileSync(signer.keyFile))
  const signed = Buffer.from(`motcua-desk trust-list\n${text}`)
  return {
    list: text,
    chain: [readFileSync(signer.file, 'utf8'), readFileSync(authority.issuerFile, 'utf8')],
    signature: sign('sha256', signed, {
      key,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }).toString('base64'),
  }
}

/** Trust as the desk reads it, the bench's root being the province's as well. */
export function trustOf(bench: AuthorityBench, signer: TestCertificate, changes: Partial<TrustList> = {}): Trust {
  const file = JSON.stringify(signTrustList(trustListOf(bench, changes), signer, bench.authority))
  return readTrustList(file, readFileSync(bench.authority.rootFile, 'utf8'), new Date())
}
