import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { notifyDone } from '../parts/notify.tsx'

/** Saves a readable copy of a file of a dossier where the officer says, with what failed last. */
export function useSaveFile(dossier: string): {
  readonly failure: DeskError | null
  /** @param name of the copy, with its extension */
  readonly save: (file: { readonly address: string; readonly name: string }) => void
} {
  const { t } = useTranslation('dossiers')
  const [failure, setFailure] = useState<DeskError | null>(null)

  async function save(address: string, name: string) {
    setFailure(null)
    try {
      const { content } = await desk.ask('papers.read', { dossier, address })
      const { outcome } = await desk.ask('shell.save-file', { name, content })
      if (outcome === 'saved') notifyDone(t('result.saved'))
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  return { failure, save: ({ address, name }) => void save(address, name) }
}
