import { Button, Group, SegmentedControl, Select, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { ComplaintChannel, ComplaintKind } from '../../shared/complaints/complaint.ts'
import { cleanLine } from '../../shared/text/index.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './complaints.module.css'

interface Properties {
  readonly onClose: () => void
  readonly onReceived: () => void
}

interface Values {
  readonly kind: ComplaintKind
  readonly channel: ComplaintChannel
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly about: string
  readonly content: string
}

const EMPTY: Values = {
  kind: 'complaint',
  channel: 'counter',
  name: '',
  phone: '',
  address: '',
  about: '',
  content: '',
}

const PHONE = /^0\d{8,10}$/
const MINIMUM = 5

/** The form that takes a complaint or suggestion in, in its place above the list. */
export function ReceiveComplaint({ onClose, onReceived }: Properties) {
  const { t } = useTranslation(['complaints', 'frame'])
  const format = useFormat()
  const [id] = useState(() => v7())
  const receive = useAct('complaints.receive')
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      phone: (phone) => (phone.trim() === '' || PHONE.test(phone.trim()) ? null : t('phoneWrong')),
      content: (content) => (cleanLine(content).length >= MINIMUM ? null : t('contentShort')),
    },
  })
  return (
    <form
      noValidate
      aria-labelledby="receive-complaint"
      className={classes.card}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      onSubmit={form.onSubmit(
        ({ phone, ...rest }) =>
          receive.mutate(
            { id, ...rest, ...(phone.trim() === '' ? {} : { phone: phone.trim() }) },
            {
              onSuccess: ({ row }) => {
                notifyDone(t('saved', { number: row.number, due: format.dateTime(row.dueAt) }))
                onReceived()
                onClose()
              },
            },
          ),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Stack gap="sm">
        <Title order={2} id="receive-complaint">
          {t('new')}
        </Title>
        <Group>
          <SegmentedControl
            aria-label={t('kind')}
            data={ComplaintKind.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            {...form.getInputProps('kind')}
          />
          <Select
            aria-label={t('channel')}
            allowDeselect={false}
            data={ComplaintChannel.options.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
            {...form.getInputProps('channel')}
          />
        </Group>
        <SimpleGrid cols={3}>
          <TextInput
            label={t('name')}
            description={t('nameHint')}
            maxLength={100}
            autoFocus
            {...form.getInputProps('name')}
          />
          <TextInput label={t('phone')} maxLength={11} inputMode="numeric" {...form.getInputProps('phone')} />
          <TextInput label={t('about')} description={t('aboutHint')} maxLength={60} {...form.getInputProps('about')} />
        </SimpleGrid>
        <TextInput label={t('address')} maxLength={300} {...form.getInputProps('address')} />
        <GrowingTextarea
          label={t('content')}
          withAsterisk
          leastRows={3}
          mostRows={10}
          maxLength={4000}
          {...form.getInputProps('content')}
        />
        <ErrorNotice error={receive.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('frame:action.cancel')}
          </Button>
          <Button type="submit" loading={receive.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
