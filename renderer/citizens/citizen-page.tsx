import { Grid, Group, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CitizenView } from '../../shared/contract/dossiers.ts'
import { useAsk } from '../contract/questions.ts'
import { DossierNumber } from '../dossiers/dossier-number.tsx'
import { Facts } from '../dossiers/facts.tsx'
import { StateBadge } from '../parts/badges.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useFormat } from '../text/use-format.ts'

const route = getRouteApi('/citizens/$dossier')

/** One person: who they are by their papers, and everything they brought to this desk. The address names a dossier, never them. */
export function CitizenPage() {
  const { dossier } = route.useParams()
  const { t } = useTranslation('citizens')
  const { data: citizen, error, refetch } = useAsk('citizens.view', { dossier }, { fresh: true })
  if (!citizen) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={citizen.applicant?.name ?? t('destroyed')} note={t('note', { count: citizen.rows.length })}>
        <Link to="/dossiers/$id" params={{ id: dossier }}>
          {t('back')}
        </Link>
      </PageHeader>
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Person citizen={citizen} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Dossiers citizen={citizen} />
        </Grid.Col>
      </Grid>
    </>
  )
}

function Person({ citizen }: { readonly citizen: CitizenView }) {
  const { t } = useTranslation('citizens')
  const format = useFormat()
  const { applicant, numbers, said, actedFor, papers } = citizen
  return (
    <Stack gap="sm">
      <Section title={t('person')}>
        <Facts
          facts={[
            [t('numbers'), numbers.join(', ')],
            [t('dateOfBirth'), applicant?.dateOfBirth && format.isoDate(applicant.dateOfBirth)],
            [t('sex'), applicant?.sex && t(`sexes.${applicant.sex}`)],
            [t('email'), applicant?.email],
          ]}
        />
        {said.map(({ field, value, at }) => (
          <Group key={`${field} ${value}`} justify="space-between" gap="xs" wrap="nowrap">
            <Text size="sm">
              <Text span size="sm" c="dimmed">
                {t(`field.${field}`)}:
              </Text>{' '}
              {value}
            </Text>
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {t('saidOn', { at: format.date(at) })}
            </Text>
          </Group>
        ))}
      </Section>
      {actedFor.length === 0 ? null : (
        <Section title={t('actedFor')}>
          {actedFor.map(({ name, at, dossier }) => (
            <Text size="sm" key={name}>
              <Link to="/dossiers/$id" params={{ id: dossier }}>
                {name}
              </Link>{' '}
              <Text span size="xs" c="dimmed">
                {format.date(at)}
              </Text>
            </Text>
          ))}
        </Section>
      )}
      <Section title={t('papers')}>
        {papers.length === 0 ? <Text c="dimmed">{t('noPaper')}</Text> : null}
        {papers.map(({ name, at, dossier }) => (
          <Text size="sm" key={name}>
            <Link to="/dossiers/$id" params={{ id: dossier }}>
              {name}
            </Link>{' '}
            <Text span size="xs" c="dimmed">
              {format.date(at)}
            </Text>
          </Text>
        ))}
      </Section>
    </Stack>
  )
}

function Dossiers({ citizen: { rows, more } }: { readonly citizen: CitizenView }) {
  const { t } = useTranslation('citizens')
  const format = useFormat()
  return (
    <Section title={t('dossiers')}>
      <Table aria-label={t('dossiers')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th>{t('procedure')}</Table.Th>
            <Table.Th>{t('received')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/dossiers/$id" params={{ id: row.id }}>
                  <DossierNumber numbers={row} size="sm" />
                </Link>
              </Table.Td>
              <Table.Td>{row.procedureName}</Table.Td>
              <Table.Td>{format.date(row.receivedAt)}</Table.Td>
              <Table.Td>
                <StateBadge state={row.state} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('more')}
        </Text>
      ) : null}
    </Section>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <Paper p="sm" withBorder component="section" aria-labelledby={id}>
      <Title order={2} size="h3" mb="xs" id={id}>
        {title}
      </Title>
      {children}
    </Paper>
  )
}
