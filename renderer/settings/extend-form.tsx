import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../shared/contract/settings.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'
import classes from './settings.module.css'

interface Properties {
  readonly calendar: CalendarView
  readonly onChanged: (calendar: CalendarView) => void
}

/** Says that the holidays were checked up to a later day: without it no due time is given beyond. */
export function ExtendForm({ calendar, onChanged }: Properties) {
  const { t } = useTranslation('settings')
  const extend = useAct('settings.extend-cover')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    const coversUntil = parseTypedDate(typed)
    setWrong(coversUntil === null || coversUntil <= calendar.coversUntil)
    if (coversUntil === null || coversUntil <= calendar.coversUntil) return
    extend.mutate(
      { coversUntil },
      {
        onSuccess: (next) => {
          setTyped('')
          onChanged(next)
        },
      },
    )
  }

  return (
    <form className={classes.card} onSubmit={submit}>
      <Group align="end" gap="xs">
        <TextInput
          label={t('extend')}
          placeholder="31/12/2028"
          maxLength={10}
          value={typed}
          error={wrong ? t('dateWrong') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={extend.isPending}>
          {t('extendButton')}
        </Button>
      </Group>
      <ErrorNotice error={extend.error} />
    </form>
  )
}
