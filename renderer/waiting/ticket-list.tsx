import { Paper, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { labelOf, type Ticket, type TicketState } from '../../shared/waiting/ticket.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './waiting-page.module.css'

/** Those being served first, then those who wait, then those who were here. */
const ORDER: Readonly<Record<TicketState, number>> = { called: 0, waiting: 1, served: 2, absent: 2 }

/** Every number of today with where it stands. */
export function TicketList({ tickets }: { readonly tickets: readonly Ticket[] }) {
  const { t } = useTranslation('waiting')
  const format = useFormat()
  const sorted = tickets.toSorted((one, other) => ORDER[one.state] - ORDER[other.state] || one.drawnAt - other.drawnAt)
  return (
    <Paper p="sm" withBorder>
      <Title order={2} size="h3" id="waiting-line" mb="xs">
        {t('line')}
      </Title>
      {sorted.length === 0 ? (
        <Text c="dimmed">{t('empty')}</Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={classes.numbers} aria-labelledby="waiting-line" tabIndex={0}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('number')}</Table.Th>
                <Table.Th>{t('kind')}</Table.Th>
                <Table.Th>{t('since')}</Table.Th>
                <Table.Th>{t('state')}</Table.Th>
                <Table.Th>{t('at')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sorted.map((ticket) => (
                <Table.Tr key={ticket.id} {...(ticket.endedAt === null ? {} : { c: 'dimmed' })}>
                  <Table.Td fw={600}>{labelOf(ticket)}</Table.Td>
                  <Table.Td>{t(`service.${ticket.service}`)}</Table.Td>
                  <Table.Td>{format.time(ticket.drawnAt)}</Table.Td>
                  <Table.Td>{t(`states.${ticket.state}`)}</Table.Td>
                  <Table.Td>{ticket.counter}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Paper>
  )
}
