import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rightsOf } from '../../shared/people/roles.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { AddOfficer } from './add-officer.tsx'
import classes from './officers.module.css'

/** Who works at this desk and what each may do; who manages officers adds new ones. */
export function OfficersPage() {
  const { t } = useTranslation(['officers', 'frame'])
  const session = useSession()
  const officers = useAsk('officers.list', {}, { fresh: true })
  const [adding, setAdding] = useState(false)
  const manages = session?.rights.includes('manage-officers') ?? false
  return (
    <>
      <PageHeader title={t('title')} note={t('note')}>
        {manages && !adding ? (
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : null}
      </PageHeader>
      {adding && session ? (
        <AddOfficer communeName={session.desk.communeName} onClose={() => setAdding(false)} />
      ) : null}
      <ErrorNotice error={officers.error} onRetry={() => void officers.refetch()} />
      {officers.data ? (
        <div className={classes.card}>
          <Table aria-label={t('list')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('login')}</Table.Th>
                <Table.Th>{t('roles')}</Table.Th>
                <Table.Th>{t('rights')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {officers.data.map((officer) => (
                <Table.Tr key={officer.id}>
                  <Table.Td>
                    <Text fw={500}>{officer.name}</Text>
                    <Text size="xs" c="dimmed">
                      {officer.position}
                    </Text>
                  </Table.Td>
                  <Table.Td>{officer.login}</Table.Td>
                  <Table.Td>
                    <Group gap={4}>
                      {officer.roles.map((role) => (
                        <Badge key={role}>{t(`frame:role.${role}`)}</Badge>
                      ))}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">
                      {[...rightsOf(officer.roles)].map((right) => t(`frame:right.${right}`)).join(', ')}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
    </>
  )
}
