import { Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RIGHTS_OF_ROLE, Right, Role } from '../../shared/people/roles.ts'
import classes from './officers.module.css'

/** Who may do what, as the core checks it: every right in a row, every role in a column. */
export function RightsTable() {
  const { t } = useTranslation(['officers', 'frame'])
  return (
    <section className={classes.card} aria-labelledby="rights-table">
      <Title order={2} size="h3" id="rights-table" p="sm" pb={4}>
        {t('rightsTable')}
      </Title>
      <Table aria-label={t('rightsTable')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('right')}</Table.Th>
            {Role.options.map((role) => (
              <Table.Th key={role}>{t(`frame:role.${role}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Right.options.map((right) => (
            <Table.Tr key={right}>
              <Table.Td>
                <Text size="sm" fw={500}>
                  {t(`frame:right.${right}`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`rightNote.${right}`)}
                </Text>
              </Table.Td>
              {Role.options.map((role) => (
                <Table.Td key={role}>{RIGHTS_OF_ROLE[role].includes(right) ? t('yes') : t('no')}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
