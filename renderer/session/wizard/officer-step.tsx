import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CallInput } from '../../../shared/contract/contract.ts'
import { OfficerFields } from '../../officers/officer-fields.tsx'
import { useOfficerForm } from '../../officers/officer-form.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { focusFirstInvalid } from '../../parts/focus-first-invalid.ts'
import { useAttempt } from '../use-attempt.ts'
import { StepButtons } from './step-buttons.tsx'

interface Properties {
  readonly communeName: string
  readonly onBack: () => void
  readonly onDone: (officer: CallInput<'desk.found'>['officer']) => Promise<void>
}

/** Third step: the officer who manages the desk. */
export function OfficerStep({ communeName, onBack, onDone }: Properties) {
  const { t } = useTranslation('wizard')
  const words = useTranslation('officers')
  const form = useOfficerForm(words.t, ['chief'], communeName)
  const attempt = useAttempt(form.values.login)
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        ({ name, login, position, roles, passphrase, pin }) =>
          void attempt.run(() => onDone({ name, login, position, roles, passphrase, pin })),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Stack gap="md">
        <Text size="sm">{t('officer.note')}</Text>
        <OfficerFields form={form} communeName={communeName} />
        <ErrorNotice error={attempt.error} />
        <StepButtons onBack={onBack} next={t('officer.finish')} busy={attempt.busy} />
      </Stack>
    </form>
  )
}
