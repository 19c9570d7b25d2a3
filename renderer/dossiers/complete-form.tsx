import { FileInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { ActButtons } from './act-buttons.tsx'
import type { ActFormProperties } from './acts-panel.tsx'

const ACCEPTED = 'application/pdf,image/jpeg,image/png,image/tiff'

interface Values {
  readonly file: File | null
  readonly note: string
}

/** Attaches the result file, which makes the dossier ready for return. What the file really is, the core finds out. */
export function CompleteForm({ view, busy, onAct, onCancel }: ActFormProperties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const form = useForm<Values>({
    initialValues: { file: null, note: '' },
    validate: { file: (file) => (file === null ? t('frame:field.required') : null) },
  })

  async function submit({ file, note }: Values) {
    if (!file) return
    const content = new Uint8Array(await file.arrayBuffer())
    onAct({ act: 'complete', dossier: view.row.id, revision: view.revision, file: { name: file.name, content }, note })
  }

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack gap="sm">
        <FileInput
          label={t('acts.file')}
          autoFocus
          description={t('acts.fileKinds')}
          placeholder={t('acts.chooseFile')}
          leftSection={<IconPaperclip size={16} aria-hidden />}
          accept={ACCEPTED}
          clearable
          clearButtonProps={{ 'aria-label': t('acts.noFile') }}
          {...form.getInputProps('file')}
        />
        <GrowingTextarea label={t('acts.note')} maxLength={500} leastRows={2} {...form.getInputProps('note')} />
        <ActButtons label={t('acts.complete')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
