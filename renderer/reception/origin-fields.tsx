import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ReceptionChannel } from '../../shared/dossier/dossier.ts'
import type { Problem, ReceptionForm } from './reception-form.ts'
import classes from './request-fields.module.css'

interface Properties {
  readonly form: ReceptionForm
  readonly problems: ReadonlySet<Problem>
  readonly onChange: (part: Partial<ReceptionForm>) => void
}

/** How the dossier came, and when it was sent where it did not come by hand: its clock starts then. */
export function OriginFields({ form, problems, onChange }: Properties) {
  const { t } = useTranslation('reception')
  const error = problems.has('sent') ? t('problem.sent') : null
  return (
    <>
      <Select
        label={t('channel.label')}
        data={ReceptionChannel.options.map((value) => ({ value, label: t(`channel.${value}`) }))}
        allowDeselect={false}
        value={form.channel}
        onChange={(value) => onChange({ channel: ReceptionChannel.catch('direct').parse(value) })}
      />
      {form.channel === 'direct' ? null : (
        <div className={classes.pair}>
          <TextInput
            label={t(`sentOn.${form.channel}`)}
            placeholder={t('applicant.datePlaceholder')}
            maxLength={10}
            value={form.sentOn}
            error={error}
            onChange={(event) => onChange({ sentOn: event.currentTarget.value })}
          />
          {form.channel === 'online' ? (
            <TextInput
              label={t('sentAt')}
              placeholder="14:30"
              maxLength={5}
              value={form.sentAt}
              error={error}
              onChange={(event) => onChange({ sentAt: event.currentTarget.value })}
            />
          ) : null}
        </div>
      )}
    </>
  )
}
