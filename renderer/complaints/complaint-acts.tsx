import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplaintAct } from '../../shared/complaints/complaint.ts'
import type { ComplaintView } from '../../shared/contract/complaints.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { useNow } from '../parts/use-now.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './complaints.module.css'

const MINIMUM = 2

/** What may be done with a complaint now; each act takes a text that is kept. */
export function ComplaintActs({ view, onChanged }: { readonly view: ComplaintView; readonly onChanged: () => void }) {
  const { t } = useTranslation(['complaints', 'frame'])
  const [chosen, setChosen] = useState<ComplaintAct>()
  const act = view.acts.find((each) => each === chosen)
  return (
    <section className={classes.card}>
      <Title order={2} size="h3" mb="xs">
        {t('what')}
      </Title>
      {view.acts.length === 0 ? <Text c="dimmed">{t('noAct')}</Text> : null}
      {act === undefined ? (
        <Group gap="xs">
          {view.acts.map((each) => (
            <Button key={each} variant={each === 'answer' ? 'filled' : 'default'} onClick={() => setChosen(each)}>
              {t(`act.${each}`)}
            </Button>
          ))}
        </Group>
      ) : (
        <ActForm
          key={act}
          view={view}
          act={act}
          onCancel={() => setChosen(undefined)}
          onDone={() => {
            setChosen(undefined)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface ActFormProperties {
  readonly view: ComplaintView
  readonly act: ComplaintAct
  readonly onCancel: () => void
  readonly onDone: () => void
}

function ActForm({ view, act, onCancel, onDone }: ActFormProperties) {
  const { t } = useTranslation(['complaints', 'frame'])
  const format = useFormat()
  const now = useNow()
  const carry = useAct('complaints.act')
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const { refuseBy, supplementBy } = view.row
  const by = act === 'refuse' ? refuseBy : act === 'ask-supplement' ? supplementBy : undefined

  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(text.trim().length < MINIMUM)
    if (text.trim().length >= MINIMUM) carry.mutate({ id: view.row.id, act, text }, { onSuccess: onDone })
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {by !== undefined && by < now && (act === 'refuse' || act === 'ask-supplement') ? (
          <Alert color="amber">{t(`actLate.${act}`, { by: format.dateTime(by) })}</Alert>
        ) : null}
        <GrowingTextarea
          label={t(`actText.${act}`)}
          autoFocus
          leastRows={3}
          mostRows={12}
          maxLength={4000}
          value={text}
          error={missing ? t('textMissing') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ErrorNotice error={carry.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('frame:action.cancel')}
          </Button>
          <Button type="submit" loading={carry.isPending}>
            {t(`act.${act}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
