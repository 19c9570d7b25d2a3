import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayOf, isoDateOf, localMinuteOf } from '../../shared/deadlines/index.ts'
import { Sex } from '../../shared/dossier/applicant.ts'
import { DayInput } from '../parts/day-input.tsx'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { useNow } from '../parts/use-now.ts'
import classes from './applicant-fields.module.css'
import type { ApplicantFields as Fields, Problem } from './reception-form.ts'

/** A digit too many is seen and told of; cut off, it would leave another person's number. */
const LONGEST_NUMBER = 20

interface Properties {
  readonly value: Fields
  readonly problems: ReadonlySet<Problem>
  readonly onChange: (change: Partial<Fields>) => void
}

/** Who hands the dossier in. Everything the identity card knew is filled already and can be corrected. */
export function ApplicantFields({ value, problems, onChange }: Properties) {
  const { t } = useTranslation('reception')
  const error = (problem: Problem) => (problems.has(problem) ? t(`problem.${problem}`) : null)
  return (
    <div className={classes.grid}>
      <TextInput
        className={classes.wide ?? ''}
        label={t('applicant.name')}
        withAsterisk
        maxLength={100}
        value={value.name}
        error={error('name')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('applicant.personalNumber')}
        inputMode="numeric"
        maxLength={LONGEST_NUMBER}
        value={value.personalNumber}
        error={error('personalNumber')}
        onChange={(event) => onChange({ personalNumber: event.currentTarget.value.replace(/\D/g, '') })}
      />
      <DayInput
        label={t('applicant.dateOfBirth')}
        placeholder={t('applicant.datePlaceholder')}
        value={value.dateOfBirth}
        latest={isoDateOf(dayOf(localMinuteOf(useNow())))}
        error={error('dateOfBirth')}
        onChange={(dateOfBirth) => onChange({ dateOfBirth })}
      />
      <Select
        label={t('applicant.sex')}
        data={Sex.options.map((sex) => ({ value: sex, label: t(`applicant.${sex}`) }))}
        clearable
        value={value.sex === '' ? null : value.sex}
        onChange={(chosen) => onChange({ sex: Sex.options.find((sex) => sex === chosen) ?? '' })}
      />
      <TextInput
        label={t('applicant.phone')}
        inputMode="tel"
        maxLength={15}
        value={value.phone}
        error={error('phone')}
        onChange={(event) => onChange({ phone: event.currentTarget.value.replace(/[^\d]/g, '') })}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t('applicant.email')}
        maxLength={120}
        value={value.email}
        error={error('email')}
        onChange={(event) => onChange({ email: event.currentTarget.value.trim() })}
      />
      <GrowingTextarea
        className={classes.wide ?? ''}
        label={t('applicant.address')}
        maxLength={300}
        value={value.address}
        onChange={(event) => onChange({ address: event.currentTarget.value })}
      />
    </div>
  )
}
