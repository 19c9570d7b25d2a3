import { Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from './settings.module.css'

/** Whether papers are digitized before a dossier leaves the counter. */
export function DigitizingTab({ editable }: { readonly editable: boolean }) {
  const { t } = useTranslation('settings')
  const { data, error, refetch } = useAsk('settings.digitizing', {}, { fresh: true })
  const set = useAct('settings.set-digitizing')
  if (!data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <div className={classes.card}>
      <Switch
        checked={data.first}
        disabled={!editable}
        label={t('digitizing.first')}
        description={t('digitizing.note')}
        onChange={(event) =>
          set.mutate(
            { first: event.currentTarget.checked },
            { onSuccess: (next) => memory.setQueryData(questionKey('settings.digitizing', {}), next) },
          )
        }
      />
      <ErrorNotice error={set.error} />
      <Text size="xs" c="dimmed" mt="xs">
        {t('digitizing.always')}
      </Text>
    </div>
  )
}
