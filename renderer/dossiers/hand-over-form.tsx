import { SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { isImpossibleNumber } from '../../shared/identity/index.ts'
import { cleanLine } from '../../shared/text/index.ts'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { ActButtons } from './act-buttons.tsx'
import type { ActFormProperties } from './acts-panel.tsx'

const RECEIVERS = ['applicant', 'representative'] as const
type Receiver = (typeof RECEIVERS)[number]

interface Values {
  readonly to: Receiver
  readonly receiverName: string
  readonly receiverNumber: string
  readonly note: string
}

/** Gives the result to the citizen or to whom they authorised; the hand-back note is printed after it. */
export function HandOverForm({ view, busy, onAct, onCancel }: ActFormProperties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const form = useForm<Values>({
    initialValues: {
      to: 'applicant',
      receiverName: view.applicant?.name ?? '',
      receiverNumber: view.applicant?.personalNumber ?? '',
      note: '',
    },
    validate: {
      receiverName: (value) => (cleanLine(value).length < 2 ? t('frame:field.required') : null),
      receiverNumber: (value) => (isImpossibleNumber(value) ? t('acts.numberWrong') : null),
    },
  })

  function choose(value: string) {
    const to = RECEIVERS.find((receiver) => receiver === value) ?? 'applicant'
    const itself = to === 'applicant'
    form.setValues({
      to,
      receiverName: itself ? (view.applicant?.name ?? '') : '',
      receiverNumber: itself ? (view.applicant?.personalNumber ?? '') : '',
    })
  }

  return (
    <form
      onSubmit={form.onSubmit(({ to, receiverName, receiverNumber, note }) =>
        onAct({
          act: 'hand-over',
          dossier: view.row.id,
          revision: view.revision,
          to,
          receiverName,
          ...(receiverNumber.trim() === '' ? {} : { receiverNumber }),
          note,
        }),
      )}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('acts.receiver')}
          data={RECEIVERS.map((value) => ({ value, label: t(`acts.receiverIs.${value}`) }))}
          value={form.values.to}
          onChange={choose}
        />
        <TextInput label={t('acts.receiverName')} autoFocus maxLength={100} {...form.getInputProps('receiverName')} />
        <TextInput label={t('acts.receiverNumber')} maxLength={20} {...form.getInputProps('receiverNumber')} />
        <GrowingTextarea label={t('acts.note')} maxLength={500} {...form.getInputProps('note')} />
        <ActButtons label={t('acts.hand-over')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
