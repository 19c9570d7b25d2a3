import { Alert, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'
import { ActButtons } from './act-buttons.tsx'
import { ACT_SPECS, type ActField, type ListedAct } from './act-specs.ts'
import type { ActFormProperties } from './acts-panel.tsx'
import { OfficerField } from './officer-field.tsx'

type Values = Readonly<Record<string, string>>

/** The form of an act that is a list of fields. */
export function ListedActForm({ act, view, busy, onAct, onCancel }: ActFormProperties & { readonly act: ListedAct }) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const { fields, input } = ACT_SPECS[act]
  const fault = ({ kind, shortest }: ActField, text: string): string | null => {
    const value = text.trim()
    if (value.length < shortest) return value === '' ? t('frame:field.required') : t('acts.tooShort', { shortest })
    return kind === 'day' && value !== '' && parseTypedDate(value) === null ? t('acts.dateWrong') : null
  }
  const form = useForm<Values>({
    initialValues: Object.fromEntries(fields.map((field) => [field.name, field.initial?.(view) ?? ''])),
    validate: Object.fromEntries(fields.map((field) => [field.name, (value: string) => fault(field, value)])),
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        (values) =>
          onAct(input({ dossier: view.row.id, revision: view.revision }, (name) => (values[name] ?? '').trim())),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Stack gap="sm">
        {act === 'request-supplement' ? (
          <Alert color={view.supplements > 0 ? 'red' : 'amber'}>
            {t(view.supplements > 0 ? 'acts.secondSupplement' : 'acts.firstSupplement')}
          </Alert>
        ) : null}
        {fields.map((field, place) => (
          <Field key={field.name} field={field} autoFocus={place === 0} properties={form.getInputProps(field.name)} />
        ))}
        <ActButtons label={t(`acts.${act}`)} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  )
}

interface FieldProperties {
  readonly field: ActField
  readonly autoFocus: boolean
  readonly properties: ReturnType<ReturnType<typeof useForm<Values>>['getInputProps']>
}

function Field({ field, autoFocus, properties }: FieldProperties) {
  const { t } = useTranslation('dossiers')
  const label = t(`acts.field.${field.label}`)
  const common = { label, autoFocus, withAsterisk: field.shortest > 0, ...properties }
  if (field.kind === 'officer') {
    return <OfficerField {...common} holding={field.right ?? 'process'} nothingFoundMessage={t('acts.nobodyDecides')} />
  }
  if (field.kind === 'text' || field.kind === 'lines') {
    return (
      <GrowingTextarea {...common} maxLength={field.longest} leastRows={field.kind === 'lines' ? 3 : 2} mostRows={8} />
    )
  }
  return (
    <TextInput
      {...common}
      maxLength={field.longest}
      {...(field.kind === 'day' ? { placeholder: t('acts.datePlaceholder') } : {})}
    />
  )
}
