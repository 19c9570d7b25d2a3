import { ActionIcon, Badge, Button, Group, Menu, Table, Text } from '@mantine/core'
import { IconDots, IconUserPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfficerView } from '../../shared/contract/people.ts'
import { rightsOf } from '../../shared/people/roles.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { AddOfficer } from './add-officer.tsx'
import { type OfficerAct, OfficerActForm } from './officer-acts.tsx'
import classes from './officers.module.css'
import { RightsTable } from './rights-table.tsx'

const ACTS = ['roles', 'reset', 'retire'] as const

/** Who works at this desk and what each may do; who manages officers adds new ones. */
export function OfficersPage() {
  const { t } = useTranslation(['officers', 'frame'])
  const session = useSession()
  const officers = useAsk('officers.list', {}, { fresh: true })
  const [adding, setAdding] = useState(false)
  const [act, setAct] = useState<{ readonly officer: OfficerView; readonly act: OfficerAct }>()
  const format = useFormat()
  const reads = session?.rights.includes('read') ?? false
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
      {act ? (
        <OfficerActForm
          key={`${act.officer.id} ${act.act}`}
          officer={act.officer}
          act={act.act}
          onClose={() => setAct(undefined)}
        />
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
                {manages ? <Table.Th aria-label={t('actions', { name: '' })} /> : null}
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
                    {officer.retiredAt === undefined ? null : (
                      <Group gap="xs">
                        <Badge color="gray">{t('retired', { at: format.date(officer.retiredAt) })}</Badge>
                        {reads ? (
                          <Link to="/dossiers" search={{ queue: 'mine', holder: officer.id }}>
                            {t('held')}
                          </Link>
                        ) : null}
                      </Group>
                    )}
                  </Table.Td>
                  <Table.Td>{officer.login}</Table.Td>
                  <Table.Td>
                    <Group gap={4}>
                      {officer.roles.map((role) => (
                        <Badge key={role} className={classes.role ?? ''}>
                          {t(`frame:role.${role}`)}
                        </Badge>
                      ))}
                    </Group>
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">
                      {[...rightsOf(officer.roles)].map((right) => t(`frame:right.${right}`)).join(', ')}
                    </Text>
                  </Table.Td>
                  {manages ? (
                    <Table.Td>
                      {officer.retiredAt === undefined ? (
                        <Menu position="bottom-end" withinPortal={false}>
                          <Menu.Target>
                            <ActionIcon variant="subtle" color="gray" aria-label={t('actions', { name: officer.name })}>
                              <IconDots size={18} aria-hidden />
                            </ActionIcon>
                          </Menu.Target>
                          <Menu.Dropdown>
                            {ACTS.filter((act) => act === 'roles' || officer.id !== session?.officer.id).map((act) => (
                              <Menu.Item key={act} onClick={() => setAct({ officer, act })}>
                                {t(`act.${act}`)}
                              </Menu.Item>
                            ))}
                          </Menu.Dropdown>
                        </Menu>
                      ) : null}
                    </Table.Td>
                  ) : null}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
      <RightsTable />
    </>
  )
}
