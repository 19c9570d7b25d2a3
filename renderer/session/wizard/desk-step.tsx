import { SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { DeskProfile } from '../../../shared/contract/people.ts'
import { focusFirstInvalid } from '../../parts/focus-first-invalid.ts'
import type { DeskFields } from './memory.ts'
import { StepButtons } from './step-buttons.tsx'

interface Properties {
  readonly initial: DeskFields
  readonly onTyped: (fields: DeskFields) => void
  readonly onDone: (fields: DeskFields) => void
}

/** First step: the commune, its code, and the desk; what every printed form names. */
export function DeskStep({ initial, onTyped, onDone }: Properties) {
  const { t } = useTranslation(['wizard', 'frame'])
  const rule = (field: keyof DeskFields) => (value: string) =>
    DeskProfile.shape[field].safeParse(value).success ? null : t(`invalid.${field}`)
  const form = useForm<DeskFields>({
    mode: 'controlled',
    initialValues: initial,
    validateInputOnBlur: true,
    clearInputErrorOnChange: true,
    onValuesChange: onTyped,
    validate: {
      communeName: rule('communeName'),
      provinceName: rule('provinceName'),
      agencyCode: rule('agencyCode'),
      deskName: rule('deskName'),
      deskMark: rule('deskMark'),
      phone: rule('phone'),
      address: rule('address'),
    },
  })
  const upper = (field: 'agencyCode' | 'deskMark') => ({
    ...form.getInputProps(field),
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      form.setFieldValue(field, event.currentTarget.value.toUpperCase().trim()),
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(onDone, (_errors, _values, event) => focusFirstInvalid(event?.currentTarget))}
    >
      <Stack gap="md">
        <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
          <TextInput
            autoFocus
            label={t('desk.communeName')}
            placeholder={t('desk.communeExample')}
            {...form.getInputProps('communeName')}
          />
          <TextInput
            label={t('desk.provinceName')}
            placeholder={t('desk.provinceExample')}
            {...form.getInputProps('provinceName')}
          />
          <TextInput
            label={t('desk.agencyCode')}
            description={t('desk.agencyNote')}
            placeholder="H56.17.22"
            spellCheck={false}
            {...upper('agencyCode')}
          />
          <SimpleGrid cols={2} spacing="xs">
            <TextInput
              label={t('desk.deskName')}
              placeholder={t('desk.deskExample')}
              {...form.getInputProps('deskName')}
            />
            <TextInput
              label={t('desk.deskMark')}
              description={t('desk.markNote')}
              spellCheck={false}
              {...upper('deskMark')}
            />
          </SimpleGrid>
          <TextInput label={t('desk.phone')} inputMode="tel" {...form.getInputProps('phone')} />
          <TextInput label={t('desk.address')} {...form.getInputProps('address')} />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t('desk.printed')}
        </Text>
        <StepButtons next={t('frame:action.continue')} />
      </Stack>
    </form>
  )
}
