import { Group, NumberInput, Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { focusFirstInvalid } from '../../parts/focus-first-invalid.ts'
import type { NumberingFields } from './memory.ts'
import { StepButtons } from './step-buttons.tsx'

const MOST = 9999

interface Properties {
  readonly initial: NumberingFields
  readonly onBack: () => void
  readonly onDone: (fields: NumberingFields) => void
}

/** Second step: whether the province gave this desk a range of dossier numbers. */
export function NumberingStep({ initial, onBack, onDone }: Properties) {
  const { t } = useTranslation(['wizard', 'frame'])
  const within = (value: number) => Number.isInteger(value) && value >= 1 && value <= MOST
  const form = useForm<NumberingFields>({
    mode: 'controlled',
    initialValues: initial,
    clearInputErrorOnChange: true,
    validate: (values) => {
      if (values.kind === 'temporary') return {}
      return {
        from: within(values.from) ? null : t('invalid.range'),
        to: !within(values.to) ? t('invalid.range') : values.to < values.from ? t('invalid.rangeOrder') : null,
      }
    },
  })
  const bound = (field: 'from' | 'to') => ({
    label: t(`numbering.${field}`),
    value: form.values[field],
    onChange: (value: number | string) => form.setFieldValue(field, typeof value === 'number' ? value : 0),
    error: form.errors[field],
    min: 0,
    max: 99_999,
    allowDecimal: false,
    allowNegative: false,
    w: 140,
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(onDone, (_errors, _values, event) => focusFirstInvalid(event?.currentTarget))}
    >
      <Stack gap="md">
        <Radio.Group
          label={t('numbering.question')}
          value={form.values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind === 'range' ? 'range' : 'temporary')}
        >
          <Stack gap="sm" mt="xs">
            <Radio
              autoFocus={initial.kind === 'temporary'}
              value="temporary"
              label={t('numbering.temporary')}
              description={t('numbering.temporaryNote')}
            />
            <Radio
              autoFocus={initial.kind === 'range'}
              value="range"
              label={t('numbering.range')}
              description={t('numbering.rangeNote')}
            />
          </Stack>
        </Radio.Group>
        {form.values.kind === 'range' ? (
          <Group align="flex-start" pl={30}>
            <NumberInput {...bound('from')} />
            <NumberInput {...bound('to')} />
          </Group>
        ) : null}
        <StepButtons onBack={onBack} next={t('frame:action.continue')} />
      </Stack>
    </form>
  )
}
