import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './applicant-fields.module.css'
import type { Problem, ReceptionForm } from './reception-form.ts'

const ACTING = ['self', 'person', 'organisation'] as const

interface Properties {
  readonly form: ReceptionForm
  readonly problems: ReadonlySet<Problem>
  readonly onChange: (part: Partial<ReceptionForm>) => void
}

/** For whom the applicant acts: for themselves, authorised by a person, or for an organisation. */
export function OwnerFields({ form, problems, onChange }: Properties) {
  const { t } = useTranslation('reception')
  const error = (problem: Problem) => (problems.has(problem) ? t(`problem.${problem}`) : null)
  return (
    <div className={classes.grid}>
      <Select
        label={t('acting.label')}
        data={ACTING.map((value) => ({ value, label: t(`acting.${value}`) }))}
        allowDeselect={false}
        value={form.actingFor}
        onChange={(value) => onChange({ actingFor: ACTING.find((each) => each === value) ?? 'self' })}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t(form.actingFor === 'organisation' ? 'acting.organisationName' : 'applicant.owner')}
        description={form.actingFor === 'self' ? t('applicant.ownerWhy') : null}
        maxLength={100}
        value={form.ownerName}
        error={error('owner')}
        onChange={(event) => onChange({ ownerName: event.currentTarget.value })}
      />
      {form.actingFor === 'person' ? (
        <>
          <TextInput
            label={t('acting.ownerNumber')}
            inputMode="numeric"
            maxLength={20}
            value={form.ownerNumber}
            error={error('ownerNumber')}
            onChange={(event) => onChange({ ownerNumber: event.currentTarget.value.replace(/\D/g, '') })}
          />
          <TextInput
            className={classes.wide ?? ''}
            label={t('acting.authorisation')}
            maxLength={200}
            value={form.authorisation}
            error={error('authorisation')}
            onChange={(event) => onChange({ authorisation: event.currentTarget.value })}
          />
        </>
      ) : null}
      {form.actingFor === 'organisation' ? (
        <>
          <TextInput
            label={t('acting.taxCode')}
            maxLength={14}
            value={form.taxCode}
            error={error('taxCode')}
            onChange={(event) => onChange({ taxCode: event.currentTarget.value.trim() })}
          />
          <TextInput
            className={classes.wide ?? ''}
            label={t('acting.position')}
            maxLength={100}
            value={form.position}
            onChange={(event) => onChange({ position: event.currentTarget.value })}
          />
        </>
      ) : null}
    </div>
  )
}
