import { Button, Group, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { PaperFile } from '../../shared/contract/papers.ts'
import { useAct } from '../contract/questions.ts'
import { DayInput } from '../parts/day-input.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'

const MOST_PAGES = 999

interface Properties {
  readonly dossier: string
  readonly code: string
  readonly file: PaperFile
  readonly onDone: () => void
}

/** What is written on a paper, by which it is found again and known to hold; and how many pages it has. */
export function DescribeForm({ dossier, code, file, onDone }: Properties) {
  const { t } = useTranslation(['dossiers', 'frame', 'settings'])
  const describe = useAct('papers.describe')
  const dayOrNothing = (day: string) => (day !== '' && parseTypedDate(day) === null ? t('settings:dateWrong') : null)
  const form = useForm({
    initialValues: {
      number: file.details.number ?? '',
      issuer: file.details.issuer ?? '',
      issuedOn: file.details.issuedOn ?? '',
      validUntil: file.details.validUntil ?? '',
      pages: file.pages,
    },
    validate: { issuedOn: dayOrNothing, validUntil: dayOrNothing },
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        ({ pages, ...typed }) => {
          const details = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))
          describe.mutate(
            { dossier, code, details, pages },
            {
              onSuccess: () => {
                notifyDone(t('papers.described'))
                onDone()
              },
            },
          )
        },
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Group gap="xs" align="flex-start" mt={6}>
        <TextInput
          size="xs"
          w={130}
          label={t('papers.number')}
          maxLength={60}
          autoFocus
          {...form.getInputProps('number')}
        />
        <TextInput size="xs" flex={1} label={t('papers.issuer')} maxLength={200} {...form.getInputProps('issuer')} />
        <NumberInput
          size="xs"
          w={90}
          label={t('papers.pageCount')}
          min={1}
          max={MOST_PAGES}
          clampBehavior="strict"
          allowDecimal={false}
          {...form.getInputProps('pages')}
        />
      </Group>
      <Group gap="xs" align="flex-start" mt={6}>
        <DayInput
          size="xs"
          w={150}
          label={t('papers.issued')}
          value={form.values.issuedOn}
          onChange={(day) => form.setFieldValue('issuedOn', day)}
          error={form.errors.issuedOn}
        />
        <DayInput
          size="xs"
          w={150}
          label={t('papers.valid')}
          value={form.values.validUntil}
          onChange={(day) => form.setFieldValue('validUntil', day)}
          error={form.errors.validUntil}
        />
        <Button size="xs" mt={24} type="submit" loading={describe.isPending}>
          {t('papers.describeSave')}
        </Button>
        <Button size="xs" mt={24} variant="subtle" color="gray" onClick={onDone}>
          {t('frame:action.cancel')}
        </Button>
      </Group>
      <ErrorNotice error={describe.error} />
    </form>
  )
}
