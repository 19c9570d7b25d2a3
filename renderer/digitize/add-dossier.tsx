import { TextInput } from '@mantine/core'
import { IconFolderPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from './digitize.module.css'

/** Brings the papers of a dossier to a stack, by its code typed or its receipt's QR read. */
export function AddDossier({ onFound }: { readonly onFound: (dossier: string) => void }) {
  const { t } = useTranslation('digitize')
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const [problem, setProblem] = useState<DeskError | null>(null)

  async function find(event: FormEvent) {
    event.preventDefault()
    setProblem(null)
    try {
      const row = code.trim() === '' ? null : await desk.ask('dossiers.find-by-code', { code: code.trim() })
      setMissing(row === null)
      if (row === null) return
      setCode('')
      onFound(row.id)
    } catch (error) {
      setProblem(asDeskError(error))
    }
  }

  return (
    <form className={classes.panel} onSubmit={(event) => void find(event)}>
      <TextInput
        size="xs"
        label={t('stacks.addDossier')}
        placeholder={t('stacks.addHint')}
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        maxLength={300}
        value={code}
        error={missing ? t('stacks.notFound') : null}
        onChange={(event) => {
          setCode(event.currentTarget.value)
          setMissing(false)
        }}
      />
      <ErrorNotice error={problem} />
    </form>
  )
}
