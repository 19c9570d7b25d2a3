import { Badge, Button, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { GoalLinesView } from '../../shared/contract/settings.ts'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import { GoalForm } from './goal-form.tsx'
import classes from './settings.module.css'

/** The rates that the commune compares its indicators with: what it entered, what of it holds, and a form for one more. */
export function GoalsTab({ editable }: { readonly editable: boolean }) {
  const { t } = useTranslation(['settings', 'registers'])
  const { data, error, refetch } = useAsk('settings.goals', {}, { fresh: true })
  const onChanged = (view: GoalLinesView) => memory.setQueryData(questionKey('settings.goals', {}), view)
  if (!data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <div className={editable ? classes.columns : ''}>
      <section className={classes.card}>
        <Text size="sm" mb="xs">
          {t('goals.note')}
        </Text>
        {data.goals.length === 0 ? (
          <Text c="dimmed">{t('goals.none')}</Text>
        ) : (
          <Goals view={data} editable={editable} onChanged={onChanged} />
        )}
      </section>
      {editable ? <GoalForm onChanged={onChanged} /> : null}
    </div>
  )
}

interface GoalsProperties {
  readonly view: GoalLinesView
  readonly editable: boolean
  readonly onChanged: (view: GoalLinesView) => void
}

function Goals({ view, editable, onChanged }: GoalsProperties) {
  const { t } = useTranslation(['settings', 'registers'])
  const format = useFormat()
  const remove = useAct('settings.remove-goal')
  return (
    <>
      <ErrorNotice error={remove.error} />
      <Table aria-label={t('tabs.goals')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('goals.indicator')}</Table.Th>
            <Table.Th w={90}>{t('goals.rate')}</Table.Th>
            <Table.Th>{t('goals.what')}</Table.Th>
            <Table.Th w={150}>{t('goals.from')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.goals.map(({ indicator, effectiveFrom, rate, what, source, inForce }) => (
            <Table.Tr key={`${indicator} ${effectiveFrom}`}>
              <Table.Td>{t(`registers:indicators.name.${indicator}`)}</Table.Td>
              <Table.Td>{format.percent(rate)}</Table.Td>
              <Table.Td>
                <Text size="sm">{what}</Text>
                <Text size="xs" c="dimmed">
                  {source}
                </Text>
              </Table.Td>
              <Table.Td miw="9rem">
                <Text size="sm">{format.isoDate(effectiveFrom)}</Text>
                {inForce ? <Badge color="petrol">{t('goals.inForce')}</Badge> : null}
                {editable ? (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('goals.removeWhat', {
                      indicator: t(`registers:indicators.name.${indicator}`),
                      from: format.isoDate(effectiveFrom),
                    })}
                    onClick={() => remove.mutate({ indicator, effectiveFrom }, { onSuccess: onChanged })}
                  >
                    {t('remove')}
                  </Button>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
