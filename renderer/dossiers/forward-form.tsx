import { Alert, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { ActButtons } from './act-buttons.tsx'
import type { ActFormProperties } from './acts-panel.tsx'
import { OfficerField } from './officer-field.tsx'

/** Gives the dossier to an officer who may process it. */
export function ForwardForm({ view, busy, onAct, onCancel }: ActFormProperties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const atCounter = view.row.state === 'received'
  const { data: files } = useAsk('papers.of-dossier', { dossier: view.row.id }, { fresh: true, enabled: atCounter })
  const missing = atCounter ? (files?.papers ?? []).filter((paper) => paper.missing !== null) : []
  const form = useForm({
    initialValues: { to: '', note: '' },
    validate: { to: (value) => (value === '' ? t('frame:field.required') : null) },
  })
  return (
    <form
      onSubmit={form.onSubmit(({ to, note }) =>
        onAct({ act: 'forward', dossier: view.row.id, revision: view.revision, to, note }),
      )}
    >
      <Stack gap="sm">
        {missing.length > 0 ? (
          <Alert color="amber">
            {t('acts.notDigitized', { count: missing.length, papers: missing.map(({ name }) => name).join('; ') })}
          </Alert>
        ) : null}
        <OfficerField
          holding="process"
          label={t('acts.to')}
          data-autofocus
          autoFocus
          nothingFoundMessage={t('acts.nobody')}
          {...form.getInputProps('to')}
        />
        <GrowingTextarea label={t('acts.note')} maxLength={500} leastRows={2} {...form.getInputProps('note')} />
        <ActButtons label={t('acts.forward')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
