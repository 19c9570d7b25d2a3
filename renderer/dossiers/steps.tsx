import { Badge, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { BudgetStep } from '../../shared/catalog/step-budget.ts'
import type { DossierStep, DossierView } from '../../shared/contract/dossiers.ts'
import { Certainty } from '../reception/certainty.tsx'
import { useFormat } from '../text/use-format.ts'
import { useSpanWords } from './span-words.ts'

/**
 * The way of a dossier: who had it in which state, from when to when, how many office hours that took, and what is left of
 * the step's budget.
 */
export function Steps({ steps, stepBudgets }: Pick<DossierView, 'steps' | 'stepBudgets'>) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const format = useFormat()
  const span = useSpanWords()
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('steps.state')}</Table.Th>
            <Table.Th>{t('steps.officer')}</Table.Th>
            <Table.Th>{t('steps.from')}</Table.Th>
            <Table.Th>{t('steps.took')}</Table.Th>
            <Table.Th>{t('steps.budget')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map(({ state, officerName, from, to, minutes, budget }) => (
            <Table.Tr key={`${from}-${state}`}>
              <Table.Td>{t(`frame:state.${state}`)}</Table.Td>
              <Table.Td>{officerName ?? t(state === 'waiting' ? 'steps.citizen' : 'steps.counter')}</Table.Td>
              <Table.Td>{format.dateTime(from)}</Table.Td>
              <Table.Td>
                {minutes === null ? '–' : span(minutes)}
                {to === null ? (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    {t('steps.goesOn')}
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>
                <Budget budget={budget} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {stepBudgets === null ? null : (
        <Text size="xs" c="dimmed" mt="xs" data-testid="step-budgets">
          {t('steps.budgets', {
            steps: BudgetStep.options
              .map((step) => `${t(`steps.name.${step}`)} ${span(stepBudgets.minutes[step])}`)
              .join(', '),
          })}{' '}
          <Certainty source={{ certainty: stepBudgets.certainty, text: stepBudgets.source }} />
        </Text>
      )}
    </>
  )
}

/** What a step used of its budget; said in words and not in colour alone where that is more than there was. */
function Budget({ budget }: Pick<DossierStep, 'budget'>) {
  const { t } = useTranslation('dossiers')
  const span = useSpanWords()
  if (budget === null) return '–'
  const over = budget.used - budget.minutes
  return (
    <Group gap={6} wrap="nowrap">
      <Text span size="sm">
        {t('steps.used', { used: span(budget.used), budget: span(budget.minutes) })}
      </Text>
      {over > 0 ? <Badge color="red">{t('steps.over', { span: span(over) })}</Badge> : null}
    </Group>
  )
}
