import { Button, NumberInput, Select, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { Book, BookKind } from '../../shared/books/book.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import classes from './books.module.css'

const MOST = 99_999_999

interface Values {
  readonly kind: BookKind
  readonly series: string
  readonly form: string
  readonly first: number
  readonly last: number | ''
}

/** Opens a book at this desk: a new one, or one that was begun on paper and goes on here. */
export function OpenBook({ onOpened }: { readonly onOpened: (id: string) => void }) {
  const { t } = useTranslation('books')
  const open = useAct('books.open')
  const rules = useAsk('certification.rules', {}).data ?? []
  const seriesOf = (kind: BookKind) => rules.find(({ book }) => book === kind)?.series ?? ''
  const form = useForm<Values>({
    initialValues: { kind: 'fee-receipts', series: '', form: '', first: 1, last: '' },
    validate: {
      series: (series) => (Book.shape.series.safeParse(series).success ? null : t('seriesWrong')),
      last: (last, { first }) => (last !== '' && last < first ? t('lastWrong') : null),
    },
  })
  return (
    <form
      noValidate
      className={classes.card}
      aria-labelledby="open-book"
      onSubmit={form.onSubmit(
        ({ last, ...rest }) =>
          open.mutate(
            { id: v7(), ...rest, last: last === '' ? null : last },
            {
              onSuccess: ({ id }) => {
                notifyDone(t('opened'))
                form.reset()
                onOpened(id)
              },
            },
          ),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Title order={2} size="h3" id="open-book" mb="xs">
        {t('open')}
      </Title>
      <Select
        label={t('kindLabel')}
        allowDeselect={false}
        data={BookKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={form.values.kind}
        onChange={(value) => {
          const kind = BookKind.catch('fee-receipts').parse(value)
          form.setValues({ kind, series: seriesOf(kind) })
        }}
      />
      {form.values.kind === 'fee-receipts' ? null : (
        <Text size="xs" c="dimmed" mt={4}>
          {t('openNote')}
        </Text>
      )}
      <div className={classes.fields}>
        <TextInput label={t('series')} maxLength={20} {...form.getInputProps('series')} />
        <TextInput label={t('form')} maxLength={20} {...form.getInputProps('form')} />
        <NumberInput
          label={t('first')}
          min={1}
          max={MOST}
          clampBehavior="strict"
          allowDecimal={false}
          hideControls
          {...form.getInputProps('first')}
        />
        <NumberInput
          label={t('last')}
          description={t('lastNote')}
          min={1}
          max={MOST}
          clampBehavior="strict"
          allowDecimal={false}
          hideControls
          {...form.getInputProps('last')}
        />
      </div>
      <ErrorNotice error={open.error} />
      <Button type="submit" mt="xs" loading={open.isPending}>
        {t('open')}
      </Button>
    </form>
  )
}
