import { Radio, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './settings.module.css'

const BY_DAY = 'by-day'

/** Which set of statutory forms the desk prints: by the day, or the one the commune holds to. */
export function FormsTab({ editable }: { readonly editable: boolean }) {
  const { t } = useTranslation(['settings', 'printing'])
  const format = useFormat()
  const { data, error, refetch } = useAsk('settings.form-sets', {}, { fresh: true })
  const choose = useAct('settings.choose-form-set')
  if (!data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  const inForce = data.sets.find(({ id }) => id === data.inForce)
  return (
    <div className={classes.card}>
      <Radio.Group
        label={t('forms.label')}
        value={data.chosen ?? BY_DAY}
        onChange={(value) =>
          choose.mutate(
            { set: value === BY_DAY ? null : value },
            { onSuccess: (next) => memory.setQueryData(questionKey('settings.form-sets', {}), next) },
          )
        }
      >
        <Stack gap="sm" mt="xs">
          <Radio
            value={BY_DAY}
            disabled={!editable}
            label={t('forms.byDay')}
            description={t('forms.inForce', { name: inForce?.name ?? '' })}
          />
          {data.sets.map(({ id, name, effectiveFrom, certainty, source, numbers }) => (
            <Radio
              key={id}
              value={id}
              disabled={!editable}
              label={t('forms.set', { name, from: format.isoDate(effectiveFrom) })}
              description={`${source} (${t(`certainty.${certainty}`)}). ${numbers
                .map(({ form, number }) => `${number} ${t(`printing:form.${form}`)}`)
                .join('; ')}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      <ErrorNotice error={choose.error} />
      <Text size="xs" c="dimmed" mt="xs">
        {t('forms.note')}
      </Text>
    </div>
  )
}
