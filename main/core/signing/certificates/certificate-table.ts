import { z } from 'zod'
import {
  type CertificateOwnerKind,
  CertificateView,
  type RegisteredCertificate,
} from '../../../../shared/signing/index.ts'
import { isEvent, type Projection } from '../../ledger/index.ts'
import type { Statement, Store } from '../../store/index.ts'
import { certificateRegistered, certificateRetired } from '../events.ts'

interface Row {
  readonly certificate: string
  readonly officer: string | null
  readonly users: string
  readonly registered_at: number
}

const Users = z.array(z.string())

/** Certificates that are asked for at most: more than any commune has. */
const MOST = 500

/** Whose certificates are whose, as the ledger tells it: what was said last of each in canonical order. */
export class CertificateTable {
  readonly #put: Statement<[string, string, string | null, string, number], never>
  readonly #drop: Statement<[string], never>
  readonly #empty: Statement<[], never>
  readonly #find: Statement<[string], Row>
  readonly #all: Statement<[number], Row>

  constructor(store: Store) {
    const columns = 'SELECT certificate, officer, users, registered_at FROM signing_certificates'
    this.#put = store.prepare(
      `INSERT OR REPLACE INTO signing_certificates (fingerprint, certificate, officer, users, registered_at)
       VALUES (?, ?, ?, ?, ?)`,
    )
    this.#drop = store.prepare('DELETE FROM signing_certificates WHERE fingerprint = ?')
    this.#empty = store.prepare('DELETE FROM signing_certificates')
    this.#find = store.prepare(`${columns} WHERE fingerprint = ?`)
    this.#all = store.prepare(`${columns} ORDER BY registered_at, fingerprint LIMIT ?`)
  }

  get projection(): Projection {
    return {
      name: 'signing-certificates',
      version: 1,
      tables: ['signing_certificates'],
      apply: (event) => {
        if (isEvent(event, certificateRegistered)) {
          const { certificate, officer, users, at } = event.open
          this.#put.run(certificate.fingerprint, JSON.stringify(certificate), officer, JSON.stringify(users), at)
        } else if (isEvent(event, certificateRetired)) this.#drop.run(event.open.fingerprint)
      },
      reset: () => {
        this.#empty.run()
      },
      // A certificate of an officer is nothing personal of a dossier.
      forget: () => undefined,
    }
  }

  /** A certificate that is registered and not retired. */
  findOwner(fingerprint: string): RegisteredCertificate | undefined {
    const row = this.#find.find(fingerprint)
    return row === undefined ? undefined : toRegistered(row)
  }

  /** All that are registered, the first registered first. */
  all(): RegisteredCertificate[] {
    return this.#all.all(MOST).map(toRegistered)
  }

  /** As whom an officer may sign with a certificate; undefined for one who may not. */
  mayUse(officer: string, fingerprint: string): CertificateOwnerKind | undefined {
    const owner = this.findOwner(fingerprint)?.owner
    if (owner === undefined) return undefined
    const isTheirs = owner.kind === 'officer' ? owner.officer === officer : owner.officers.includes(officer)
    return isTheirs ? owner.kind : undefined
  }
}

function toRegistered({ certificate, officer, users, registered_at: registeredAt }: Row): RegisteredCertificate {
  return {
    certificate: CertificateView.parse(JSON.parse(certificate)),
    owner:
      officer === null ? { kind: 'agency', officers: Users.parse(JSON.parse(users)) } : { kind: 'officer', officer },
    registeredAt,
  }
}
