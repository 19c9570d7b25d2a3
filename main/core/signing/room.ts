import { existsSync } from 'node:fs'
import type { Handlers } from '../../../shared/contract/index.ts'
import type { DocumentDesk } from './book/documents.ts'
import { awaitingSignatures, type ListParts, signableFiles } from './book/lists.ts'
import { type CertificatesParts, createCertificateHandlers } from './certificates/certificates.ts'
import { getOnToken } from './keys.ts'
import type { BookCall } from './parts.ts'
import { readServiceAddress } from './service/index.ts'
import type { SettingTable } from './settings/setting-table.ts'
import type { ListTrustDesk } from './trust/trust-desk.ts'

export interface BookRoomParts extends CertificatesParts, ListParts {
  readonly documents: DocumentDesk
  readonly trust: ListTrustDesk
  readonly settings: SettingTable
  /** Whether keys in files may be used. */
  readonly trainingAllowed: boolean
  /** Told of every dossier whose files changed, once that is durable. */
  readonly dossierChanged: (dossier: string) => void
  /** Somebody wants to know what is plugged in: from now on screens hear when that changes. */
  readonly watchTokens: () => void
  /** Another trust list holds. */
  readonly trustChanged: () => void
}

/** Puts together what there is to be signed, by whom and with what. */
export function createBookHandlers(parts: BookRoomParts): Handlers<BookCall> {
  const { documents, trust, settings, table, keys, now, changed, dossierChanged } = parts
  const by = (officer: { readonly id: string }) => ({ officer: officer.id, now: now() })

  return {
    ...createCertificateHandlers(parts),
    'signing.tokens': async () => {
      parts.watchTokens()
      const { tokens, modules } = await keys.look()
      return {
        tokens: tokens.map(({ view, isTraining }) => ({ ...view, isTraining })),
        modules: modules.map(({ path, problem }) => ({
          path,
          problem: problem && { code: problem.code, details: { ...problem.details } },
        })),
        registered: table.all(),
        trainingAllowed: parts.trainingAllowed,
        serviceOffered: settings.settings.service !== null,
      }
    },
    'signing.check': async ({ token, certificate: fingerprint }, { officer }) => {
      const { certificate, issuers } = await getOnToken(keys, { token, certificate: fingerprint })
      const { check } = await trust.checkCertificate(certificate.der, issuers, now())
      return { ...check, owner: table.mayUse(officer.id, fingerprint) ?? null }
    },
    'signing.settings': async () => {
      const { suggestedModules } = await import('./tokens/index.ts')
      const suggestions = suggestedModules(process.platform).modules.map(({ by: maker, path }) => ({
        path,
        maker,
        present: existsSync(path),
      }))
      return { ...settings.settings, suggestions }
    },
    'signing.set-settings': (input) => {
      if (input.service !== null) readServiceAddress(input.service)
      settings.settings = input
      changed()
      return {}
    },
    'signing.trust': () => trust.view(),
    'signing.take-trust-list': async ({ text }, { officer }) => {
      await trust.take(text, by(officer))
      parts.trustChanged()
      changed()
      return trust.view()
    },
    'signing.files': ({ dossier }) => ({ files: signableFiles(parts, dossier) }),
    'signing.lay-document': async (document, { officer }) => {
      await documents.lay(document, by(officer))
      dossierChanged(document.dossier)
      return {}
    },
    'signing.drop-document': ({ dossier, document }, { officer }) => {
      documents.drop(dossier, document, by(officer))
      dossierChanged(dossier)
      return {}
    },
    'signing.awaiting': ({ limit }, { officer, rights }) =>
      awaitingSignatures(parts, { officer: officer.id, rights }, limit),
  }
}
