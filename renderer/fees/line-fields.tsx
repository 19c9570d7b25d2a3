import { ActionIcon, Button, NumberInput, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useFormat } from '../text/use-format.ts'
import type { TypedLine } from './collect-form.ts'
import classes from './fees.module.css'

const MOST_LINES = 30
const MOST_QUANTITY = 9_999
const MOST_UNIT = 100_000_000

interface Properties {
  readonly lines: readonly TypedLine[]
  readonly wrong: boolean
  readonly onChange: (lines: readonly TypedLine[]) => void
}

/** The lines of a payment, typed one under the other. */
export function LineFields({ lines, wrong, onChange }: Properties) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const change = (key: string, part: Partial<TypedLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <>
      {lines.map((line, place) => (
        <div key={line.key} className={classes.line}>
          <TextInput
            label={t('what')}
            maxLength={200}
            value={line.name}
            error={wrong && line.name.trim().length < 2 ? t('required') : null}
            onChange={(event) => change(line.key, { name: event.currentTarget.value })}
          />
          <NumberInput
            label={t('quantity')}
            min={1}
            max={MOST_QUANTITY}
            clampBehavior="strict"
            allowDecimal={false}
            hideControls
            value={line.quantity}
            onChange={(quantity) => change(line.key, { quantity: Number(quantity) || 1 })}
          />
          <NumberInput
            label={t('unit')}
            suffix=" đ"
            thousandSeparator="."
            decimalSeparator=","
            allowDecimal={false}
            allowNegative={false}
            max={MOST_UNIT}
            clampBehavior="strict"
            hideControls
            value={line.unitAmount}
            onChange={(amount) => change(line.key, { unitAmount: Number(amount) || 0 })}
          />
          <Text className={classes.amount ?? ''}>{format.money(line.quantity * line.unitAmount)}</Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            mb={6}
            aria-label={t('removeLine', { number: place + 1 })}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {lines.length < MOST_LINES ? (
        <Button
          size="xs"
          variant="subtle"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...lines, { key: v7(), name: '', quantity: 1, unitAmount: 0 }])}
        >
          {t('addLine')}
        </Button>
      ) : null}
    </>
  )
}
