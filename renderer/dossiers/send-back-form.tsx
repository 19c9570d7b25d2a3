import { Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { ActButtons } from './act-buttons.tsx'
import type { ActFormProperties } from './acts-panel.tsx'

/** Sends the dossier back to the counter unfinished, with the reason. */
export function SendBackForm({ view, busy, onAct, onCancel }: ActFormProperties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (value) => (value.trim() === '' ? t('frame:field.required') : null) },
  })
  return (
    <form
      onSubmit={form.onSubmit(({ note }) =>
        onAct({ act: 'send-back', dossier: view.row.id, revision: view.revision, note }),
      )}
    >
      <Stack gap="sm">
        <GrowingTextarea
          label={t('acts.reason')}
          autoFocus
          maxLength={500}
          leastRows={2}
          {...form.getInputProps('note')}
        />
        <ActButtons label={t('acts.send-back')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
