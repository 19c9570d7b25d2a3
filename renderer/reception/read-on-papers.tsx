import { Alert, Button, Group, Text } from '@mantine/core'
import { IconTextScan2 } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../contract/desk.ts'
import { useAsk } from '../contract/questions.ts'
import { SurenessBadge } from '../parts/badges.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './read-on-papers.module.css'
import { filledBy, type ReadValue, readOfApplicant } from './read-person.ts'
import type { ApplicantFields } from './reception-form.ts'

interface Properties {
  /** The dossier to be, whose pages were scanned already. */
  readonly dossier: string
  readonly applicant: ApplicantFields
  readonly onFill: (part: Partial<ApplicantFields>) => void
}

/**
 * What was read of the applicant on a declaration or a card that was scanned before the reception, each value with how sure it is.
 * One press fills the fields that are empty; nothing is filled unasked, and nothing that stands there is replaced.
 */
export function ReadOnPapers({ dossier, applicant, onFill }: Properties) {
  const { t } = useTranslation('reception')
  const { data, refetch } = useAsk('scanning.suggested-fields', { dossier }, { fresh: true })
  // Pages are read behind the officer's back: what is known of them grows.
  useEffect(() => desk.on('scanning.changed', ({ scan }) => void (scan === null && refetch())), [refetch])
  const values = readOfApplicant(data?.fields ?? [], applicant)
  if (values.length === 0) return null
  const filled = filledBy(values)
  const canFill = Object.keys(filled).length > 0
  return (
    <Alert
      color="petrol"
      p="xs"
      mb="sm"
      icon={<IconTextScan2 aria-hidden />}
      role="status"
      data-testid="read-on-papers"
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600}>
            {t('read.title')}
          </Text>
          <ul className={classes.values}>
            {values.map((value) => (
              <Line key={value.fact} value={value} />
            ))}
          </ul>
        </div>
        {canFill ? (
          <Button size="xs" flex="none" variant="default" onClick={() => onFill(filled)}>
            {t('read.fill')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  )
}

function Line({ value: { fact, value, confidence, stands } }: { readonly value: ReadValue }) {
  const { t } = useTranslation('reception')
  const format = useFormat()
  const shown =
    fact === 'dateOfBirth'
      ? format.isoDate(value)
      : fact === 'sex'
        ? t(value === 'male' ? 'applicant.male' : 'applicant.female')
        : value
  return (
    <li>
      <Text span size="sm">
        {t(`applicant.${fact}`)}: <strong>{shown}</strong>
      </Text>{' '}
      <SurenessBadge percent={confidence} />
      {stands === 'empty' ? null : (
        <Text span size="xs" c={stands === 'other' ? 'var(--desk-warn-ink)' : 'dimmed'}>
          {' '}
          {t(`read.${stands}`)}
        </Text>
      )}
    </li>
  )
}
