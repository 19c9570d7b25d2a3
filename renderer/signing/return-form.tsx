import { Button, Group, Stack, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { AwaitingSignature } from '../../shared/contract/signing.ts'
import { memory, useAct } from '../contract/questions.ts'
import { numberOf } from '../dossiers/dossier-number.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { notifyDone } from '../parts/notify.tsx'
import classes from './signing.module.css'

const SHORTEST = 2

interface Properties {
  readonly awaiting: AwaitingSignature
  readonly onLeave: () => void
}

/** Sends a dossier back to who submitted it, with the reason. */
export function ReturnForm({ awaiting, onLeave }: Properties) {
  const { t } = useTranslation(['signing', 'frame'])
  const act = useAct('dossiers.act')
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (note) => (note.trim().length < SHORTEST ? t('return.short') : null) },
  })
  const { row, revision } = awaiting
  return (
    <form
      noValidate
      className={classes.panel}
      aria-label={t('return.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onLeave()
      }}
      onSubmit={form.onSubmit(
        ({ note }) =>
          act.mutate(
            { act: 'reject', dossier: row.id, revision, note: note.trim() },
            {
              onSuccess: () => {
                void memory.invalidateQueries({ queryKey: ['signing.awaiting'] })
                notifyDone(t('return.done', { number: numberOf(row) }))
                onLeave()
              },
            },
          ),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t('return.title')}
        </Title>
        <GrowingTextarea
          label={t('return.reason')}
          description={`${numberOf(row)} · ${row.applicantName}`}
          leastRows={3}
          maxLength={500}
          autoFocus
          withAsterisk
          {...form.getInputProps('note')}
        />
        <ErrorNotice error={act.error} />
        <Group gap="xs">
          <Button size="xs" type="submit" color="red" loading={act.isPending}>
            {t('return.send')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onLeave}>
            {t('frame:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
