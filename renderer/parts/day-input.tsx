import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../text/use-format.ts'
import { parseTypedDate } from './typed-date.ts'

/** Longest text of a day: `01/01/1990`, and room for a slip that is seen. */
const LONGEST = 12
const ISO = /^\d{4}-\d{2}-\d{2}$/

interface Properties extends Omit<TextInputProps, 'value' | 'onChange' | 'rightSection'> {
  /** A day as `yyyy-MM-dd`, or what was typed while it is none: a slip stays in sight until it is mended. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** No later day can be chosen, `yyyy-MM-dd`. */
  readonly latest?: string
}

/** A day, typed as people write it; the calendar beside it is for the mouse and out of the way of Tab. */
export function DayInput({ value, onChange, latest, ...rest }: Properties) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const day = ISO.test(value) ? value : null
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      maxLength={LONGEST}
      value={day === null ? value : format.isoDate(day)}
      onChange={(event) => {
        const typed = event.currentTarget.value
        onChange(parseTypedDate(typed) ?? typed)
      }}
      rightSection={
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus withinPortal>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              tabIndex={-1}
              aria-label={t('field.calendar')}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={16} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              value={day}
              {...(day === null ? {} : { defaultDate: day })}
              {...(latest === undefined ? {} : { maxDate: latest })}
              onChange={(chosen) => {
                if (chosen !== null) onChange(chosen)
                setOpen(false)
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}
