import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DossierStep } from '../../shared/contract/dossiers.ts'
import { useFormat } from '../text/use-format.ts'
import { useSpanWords } from './span-words.ts'

/** The way of a dossier: who had it in which state, from when to when, and how many office hours that took. */
export function Steps({ steps }: { readonly steps: readonly DossierStep[] }) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const format = useFormat()
  const span = useSpanWords()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('steps.state')}</Table.Th>
          <Table.Th>{t('steps.officer')}</Table.Th>
          <Table.Th>{t('steps.from')}</Table.Th>
          <Table.Th>{t('steps.took')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map(({ state, officerName, from, to, minutes }) => (
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
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
