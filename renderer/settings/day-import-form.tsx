import { Button, List, TextInput, Title } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../shared/contract/settings.ts'
import { readDays } from '../../shared/settings/day-import.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { notifyDone } from '../parts/notify.tsx'
import classes from './settings.module.css'

const SHORTEST_SOURCE = 2
const SHOWN_FAULTS = 8

/** Enters many days at once from a table that was pasted in; what cannot be read is told line by line before anything is kept. */
export function DayImportForm({ onChanged }: { readonly onChanged: (calendar: CalendarView) => void }) {
  const { t } = useTranslation('settings')
  const enter = useAct('settings.enter-days')
  const [text, setText] = useState('')
  const [source, setSource] = useState('')
  const read = useMemo(() => readDays(text, source.trim()), [text, source])
  const count = read.days.length
  const ready = count > 0 && read.faults.length === 0 && source.trim().length >= SHORTEST_SOURCE

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!ready) return
    enter.mutate(
      { days: [...read.days] },
      {
        onSuccess: (calendar) => {
          notifyDone(t('entering', { count }))
          setText('')
          onChanged(calendar)
        },
      },
    )
  }

  return (
    <form className={classes.card} aria-labelledby="import-days" onSubmit={submit}>
      <Title order={2} size="h3" id="import-days" mb="xs">
        {t('import')}
      </Title>
      <GrowingTextarea
        label={t('importHint')}
        placeholder={t('importSample')}
        leastRows={3}
        mostRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        label={t('source')}
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <div role="status">
        {text.trim() === '' ? null : t(count === 0 ? 'importNone' : 'importRead', { count })}
        <List size="sm" c="var(--desk-danger-ink)">
          {read.faults.slice(0, SHOWN_FAULTS).map(({ line, fault }) => (
            <List.Item key={line}>{t(`fault.${fault}`, { line })}</List.Item>
          ))}
        </List>
      </div>
      <ErrorNotice error={enter.error} />
      <Button type="submit" mt="xs" disabled={!ready} loading={enter.isPending}>
        {t('importButton', { count })}
      </Button>
    </form>
  )
}
