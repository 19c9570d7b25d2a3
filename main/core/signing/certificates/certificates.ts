import type { Handlers } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { CertificateOwner, CertificateOwnerKind, RegisteredCertificate } from '../../../../shared/signing/index.ts'
import { draft } from '../../ledger/index.ts'
import { certificateRegistered, certificateRetired } from '../events.ts'
import { getOnToken } from '../keys.ts'
import type { CertificateBook, SigningKeys, TrustDesk } from '../parts.ts'
import type { ReadCertificate } from '../tokens/index.ts'
import { readCertificateFile } from './certificate-file.ts'
import type { CertificateTable } from './certificate-table.ts'
import type { PictureTable } from './picture-table.ts'
import { createPictureHandlers, type PicturesCall, type PicturesParts } from './pictures.ts'

/** The calls about certificates and pictures. */
export type CertificatesCall =
  | 'signing.register-certificate'
  | 'signing.check-certificate-file'
  | 'signing.register-certificate-file'
  | 'signing.retire-certificate'
  | PicturesCall

export interface CertificatesParts extends PicturesParts {
  readonly table: CertificateTable
  readonly keys: SigningKeys
  readonly trust: Pick<TrustDesk, 'checkCertificate'>
}

/** Whose certificates are whose, for the runs. */
export class DeskCertificates implements CertificateBook {
  readonly #table: CertificateTable
  readonly #pictures: PictureTable

  constructor(table: CertificateTable, pictures: PictureTable) {
    this.#table = table
    this.#pictures = pictures
  }

  findOwner(fingerprint: string): RegisteredCertificate | undefined {
    return this.#table.findOwner(fingerprint)
  }

  mayUse(officer: string, fingerprint: string): CertificateOwnerKind | undefined {
    return this.#table.mayUse(officer, fingerprint)
  }

  pictureOf(officer: string | null): Buffer | undefined {
    return this.#pictures.find(officer)
  }
}

/** Registers certificates and keeps pictures. */
export function createCertificateHandlers(parts: CertificatesParts): Handlers<CertificatesCall> {
  const { store, ledger, table, people, keys, trust, now, changed } = parts

  /** @throws DeskError people.unknown-officer */
  function requireOfficers(owner: CertificateOwner): void {
    for (const id of owner.kind === 'officer' ? [owner.officer] : owner.officers) {
      const found = people.find(id)
      if (found === undefined || found.retiredAt !== undefined) throw new DeskError('people.unknown-officer')
    }
  }

  function register({ view }: ReadCertificate, owner: CertificateOwner, by: string): void {
    const at = now()
    const who =
      owner.kind === 'officer' ? { officer: owner.officer, users: [] } : { officer: null, users: owner.officers }
    const open = { at, certificate: view, ...who }
    const event = draft(certificateRegistered, { dossier: undefined, open })
    store.withinTransaction(() => ledger.append([event], { officer: by, now: at }))
    changed()
  }

  return {
    'signing.register-certificate': async ({ certificate: fingerprint, token, owner }, { officer }) => {
      requireOfficers(owner)
      // What is on the token counts, not what a screen says of it.
      const { certificate } = await getOnToken(keys, { token, certificate: fingerprint })
      register(certificate, owner, officer.id)
      return {}
    },
    'signing.check-certificate-file': async ({ content }) => {
      const { der } = await readCertificateFile(content)
      return (await trust.checkCertificate(der, [], now())).check
    },
    'signing.register-certificate-file': async ({ content, owner }, { officer }) => {
      requireOfficers(owner)
      register(await readCertificateFile(content), owner, officer.id)
      return {}
    },
    'signing.retire-certificate': ({ certificate: fingerprint }, { officer }) => {
      if (table.findOwner(fingerprint) === undefined) return {}
      const at = now()
      const event = draft(certificateRetired, { dossier: undefined, open: { at, fingerprint } })
      store.withinTransaction(() => ledger.append([event], { officer: officer.id, now: at }))
      changed()
      return {}
    },
    ...createPictureHandlers(parts),
  }
}
