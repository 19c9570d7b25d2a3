import { Button, NumberInput, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'
import { useFormat } from '../text/use-format.ts'
import { AccountForm } from './account-form.tsx'
import classes from './fees.module.css'

const MOST = 100_000_000
const MOST_PROCEDURES = 50

/** The fees that the province's council set, as the commune enters them, and the account citizens pay to. */
export function TariffTab({ editable }: { readonly editable: boolean }) {
  const reference = useAsk('fees.reference', {}, { fresh: true })
  if (!reference.data) return <ErrorNotice error={reference.error} onRetry={() => void reference.refetch()} />
  return (
    <div className={classes.columns}>
      <Stack gap="sm">
        {editable ? <TariffForm /> : null}
        <Tariffs tariffs={reference.data.tariffs} editable={editable} />
      </Stack>
      <AccountForm
        key={reference.data.account?.account ?? ''}
        account={reference.data.account}
        banks={reference.data.banks}
        editable={editable}
      />
    </div>
  )
}

interface TariffsProperties {
  readonly tariffs: CallOutput<'fees.reference'>['tariffs']
  readonly editable: boolean
}

function Tariffs({ tariffs, editable }: TariffsProperties) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const remove = useAct('fees.remove-tariff')
  return (
    <section className={classes.card}>
      <Title order={2} size="h3" mb="xs">
        {t('tariffs')}
      </Title>
      {tariffs.length === 0 ? (
        <Text c="dimmed">{t('noTariff')}</Text>
      ) : (
        <Table aria-label={t('tariffs')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('procedure')}</Table.Th>
              <Table.Th>{t('from')}</Table.Th>
              <Table.Th className={classes.number ?? ''}>{t('amount')}</Table.Th>
              <Table.Th>{t('source')}</Table.Th>
              {editable ? <Table.Th>{t('remove')}</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tariffs.map(({ procedure, effectiveFrom, amount, per, source }) => (
              <Table.Tr key={`${procedure} ${effectiveFrom}`}>
                <Table.Td>{procedure}</Table.Td>
                <Table.Td>{format.isoDate(effectiveFrom)}</Table.Td>
                <Table.Td className={classes.number ?? ''}>
                  {per === '' ? format.money(amount) : `${format.money(amount)}/${per}`}
                </Table.Td>
                <Table.Td>{source}</Table.Td>
                {editable ? (
                  <Table.Td>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      aria-label={t('removeTariff', { code: procedure, from: format.isoDate(effectiveFrom) })}
                      onClick={() => remove.mutate({ procedure, effectiveFrom })}
                    >
                      {t('remove')}
                    </Button>
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <ErrorNotice error={remove.error} />
    </section>
  )
}

function TariffForm() {
  const { t } = useTranslation('fees')
  const procedures = useAsk('catalog.search', { query: '', limit: MOST_PROCEDURES }).data ?? []
  const enter = useAct('fees.enter-tariff')
  const form = useForm({
    initialValues: { procedure: '', from: '', amount: 0, per: '', source: '' },
    validate: {
      procedure: (code) => (code === '' ? t('required') : null),
      from: (from) => (parseTypedDate(from) === null ? t('dateWrong') : null),
      source: (source) => (source.trim().length < 3 ? t('required') : null),
    },
  })
  return (
    <form
      noValidate
      className={classes.card}
      aria-labelledby="enter-tariff"
      onSubmit={form.onSubmit(
        ({ from, ...rest }) =>
          enter.mutate(
            { ...rest, effectiveFrom: parseTypedDate(from) ?? '' },
            {
              onSuccess: () => {
                notifyDone(t('tariffEntered'))
                form.reset()
              },
            },
          ),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Title order={2} size="h3" id="enter-tariff" mb="xs">
        {t('enterTariff')}
      </Title>
      <Select
        label={t('procedure')}
        searchable
        data={procedures.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
        {...form.getInputProps('procedure')}
      />
      <div className={classes.fields}>
        <NumberInput
          label={t('amount')}
          suffix=" đ"
          thousandSeparator="."
          decimalSeparator=","
          allowDecimal={false}
          allowNegative={false}
          max={MOST}
          clampBehavior="strict"
          hideControls
          {...form.getInputProps('amount')}
        />
        <TextInput label={t('per')} maxLength={60} {...form.getInputProps('per')} />
        <TextInput label={t('from')} placeholder="01/01/2027" maxLength={10} {...form.getInputProps('from')} />
        <TextInput label={t('source')} maxLength={300} {...form.getInputProps('source')} />
      </div>
      <ErrorNotice error={enter.error} />
      <Button type="submit" mt="xs" loading={enter.isPending}>
        {t('enter')}
      </Button>
    </form>
  )
}
