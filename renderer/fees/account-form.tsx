import { Autocomplete, Button, Group, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Bank } from '../../shared/contract/fees.ts'
import { BankAccount } from '../../shared/fees/viet-qr.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import classes from './fees.module.css'

interface Properties {
  readonly account: BankAccount | null
  readonly banks: readonly Bank[]
  readonly editable: boolean
}

/** The account that citizens pay to by VietQR. */
export function AccountForm({ account, banks, editable }: Properties) {
  const { t } = useTranslation('fees')
  const set = useAct('fees.set-account')
  const form = useForm({
    initialValues: { bin: account?.bin ?? '', account: account?.account ?? '', holder: account?.holder ?? '' },
    validate: {
      bin: (bin) => (BankAccount.shape.bin.safeParse(binOf(bin)).success ? null : t('binWrong')),
      account: (number) => (BankAccount.shape.account.safeParse(number.trim()).success ? null : t('accountWrong')),
      holder: (holder) => (holder.trim().length < 2 ? t('required') : null),
    },
  })
  const keep = (next: BankAccount | null) =>
    set.mutate({ account: next }, { onSuccess: () => notifyDone(t('accountKept')) })
  return (
    <form
      noValidate
      className={classes.card}
      aria-labelledby="desk-account"
      onSubmit={form.onSubmit(
        (values) => keep({ bin: binOf(values.bin), account: values.account.trim(), holder: values.holder.trim() }),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Title order={2} size="h3" id="desk-account" mb="xs">
        {t('account')}
      </Title>
      <Autocomplete
        label={t('bank')}
        description={t('bankNote')}
        data={banks.map(({ bin, name }) => `${bin} ${name}`)}
        readOnly={!editable}
        {...form.getInputProps('bin')}
      />
      <TextInput label={t('accountNumber')} maxLength={19} readOnly={!editable} {...form.getInputProps('account')} />
      <TextInput label={t('holder')} maxLength={100} readOnly={!editable} {...form.getInputProps('holder')} />
      <ErrorNotice error={set.error} />
      {editable ? (
        <Group mt="xs">
          <Button type="submit" loading={set.isPending}>
            {t('keepAccount')}
          </Button>
          {account === null ? null : (
            <Button variant="subtle" color="red" onClick={() => keep(null)}>
              {t('remove')}
            </Button>
          )}
        </Group>
      ) : null}
    </form>
  )
}

/** The six digits of what was typed or chosen: `970405 Agribank`. */
function binOf(typed: string): string {
  return typed.trim().split(' ')[0] ?? ''
}
