import { Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { rightsOf } from '../../shared/people/roles.ts'
import { useAsk } from '../contract/questions.ts'
import { ActButtons } from './act-buttons.tsx'
import type { ActFormProperties } from './acts-panel.tsx'

/** Gives the dossier to an officer who may process it. */
export function ForwardForm({ view, busy, onAct, onCancel }: ActFormProperties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const officers = useAsk('officers.list', {})
  const form = useForm({
    initialValues: { to: '', note: '' },
    validate: { to: (value) => (value === '' ? t('frame:field.required') : null) },
  })
  const able = (officers.data ?? []).filter(({ roles }) => rightsOf(roles).has('process'))
  return (
    <form
      onSubmit={form.onSubmit(({ to, note }) =>
        onAct({ act: 'forward', dossier: view.row.id, revision: view.revision, to, note }),
      )}
    >
      <Stack gap="sm">
        <Select
          label={t('acts.to')}
          data-autofocus
          autoFocus
          searchable
          data={able.map(({ id, name, position }) => ({ value: id, label: `${name} – ${position}` }))}
          nothingFoundMessage={t('acts.nobody')}
          {...form.getInputProps('to')}
        />
        <Textarea label={t('acts.note')} maxLength={500} autosize minRows={2} {...form.getInputProps('note')} />
        <ActButtons label={t('acts.forward')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
