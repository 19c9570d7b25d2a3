import { Button, Group, Paper, Table, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterPage as Page, RegisterRow, RegisterSelection } from '../../shared/contract/registers.ts'
import { registerSubject } from '../../shared/registers/register-name.ts'
import { useAsk } from '../contract/questions.ts'
import { DossierNumber } from '../dossiers/dossier-number.tsx'
import { StateBadge } from '../parts/badges.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useNow } from '../parts/use-now.ts'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { useFormat } from '../text/use-format.ts'
import { searchOf, selectionOf } from './periods.ts'
import { REGISTER_COLUMNS } from './register-sheet.ts'
import classes from './registers.module.css'
import { SelectionFields } from './selection-fields.tsx'
import { useRegisterExport } from './use-register-export.ts'

/** Lines on one page of the screen. */
const PAGE_LINES = 100

const route = getRouteApi('/registers')

/** The register of dossiers of a period, page by page, and as a spreadsheet. */
export function RegisterPage() {
  const { t } = useTranslation('registers')
  const navigate = useNavigate()
  const selection = selectionOf(route.useSearch(), 'month', useNow())
  const onSelect = (chosen: RegisterSelection) =>
    void navigate({ to: '/registers', search: searchOf(chosen), replace: true })
  const exporting = useRegisterExport(selection)
  const [printing, setPrinting] = useState(false)
  return (
    <>
      <PageHeader title={t('register.title')} note={`${t('register.note')} ${t('register.form')}.`}>
        <Button
          variant="default"
          aria-expanded={printing}
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => setPrinting(!printing)}
        >
          {t('register.print')}
        </Button>
        {exporting.progress === null ? (
          <Button leftSection={<IconFileSpreadsheet size={18} aria-hidden />} onClick={() => void exporting.start()}>
            {t('register.export')}
          </Button>
        ) : (
          <Button variant="default" onClick={exporting.stop}>
            {t('register.stop')}
          </Button>
        )}
      </PageHeader>
      <SelectionFields selection={selection} onChange={onSelect} />
      {printing ? (
        <Paper p="sm" my="sm" withBorder>
          <DocumentPanel key={registerSubject(selection)} kind="register" subject={registerSubject(selection)} />
        </Paper>
      ) : null}
      <Text size="xs" c="dimmed" role="status">
        {exporting.progress === null ? '' : t('register.exporting', exporting.progress)}
      </Text>
      <ErrorNotice error={exporting.error} />
      <Lines key={JSON.stringify(selection)} selection={selection} />
    </>
  )
}

/** The lines, with the places at which the pages before this one began. */
function Lines({ selection }: { readonly selection: RegisterSelection }) {
  const { t } = useTranslation('registers')
  const [places, setPlaces] = useState<readonly (string | null)[]>([null])
  const page = useAsk(
    'registers.rows',
    { ...selection, limit: PAGE_LINES, after: places.at(-1) ?? null },
    { keepPrevious: true },
  )
  if (page.error) return <ErrorNotice error={page.error} onRetry={() => void page.refetch()} />
  if (!page.data) return null
  const { rows, next, total } = page.data
  if (rows.length === 0) return <Text c="dimmed">{t('register.none')}</Text>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={classes.lines} aria-label={t('register.title')} tabIndex={0}>
        <Table className={classes.register ?? ''} aria-label={t('register.title')} aria-busy={page.isFetching}>
          <Table.Thead>
            <Table.Tr>
              {REGISTER_COLUMNS.map(({ name }) => (
                <Table.Th key={name}>{t(`register.column.${name}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </section>
      <Group mt="xs" gap="xs" justify="space-between">
        <Text size="sm" role="status" data-testid="register-count">
          <Extent rows={rows} total={total} />
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            disabled={places.length === 1}
            onClick={() => setPlaces((all) => (all.length > 1 ? all.slice(0, -1) : all))}
          >
            {t('register.previous')}
          </Button>
          <Button variant="default" disabled={next === null} onClick={() => setPlaces((all) => [...all, next])}>
            {t('register.next')}
          </Button>
        </Group>
      </Group>
    </>
  )
}

function Extent({ rows, total }: Pick<Page, 'rows' | 'total'>) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  return t('register.count', {
    number: format.number(total),
    from: format.number(rows[0]?.ordinal ?? 0),
    to: format.number(rows.at(-1)?.ordinal ?? 0),
  })
}

function Line({ row }: { readonly row: RegisterRow }) {
  const format = useFormat()
  const dateTime = (instant: number | null) => (instant === null ? '' : format.dateTime(instant))
  return (
    <Table.Tr>
      <Table.Td className={classes.number ?? ''}>{format.number(row.ordinal)}</Table.Td>
      <Table.Td>
        <Link to="/dossiers/$id" params={{ id: row.id }}>
          <DossierNumber numbers={row} />
        </Link>
      </Table.Td>
      <Table.Td>{row.summary === '' ? row.procedureName : row.summary}</Table.Td>
      <Table.Td className={classes.number ?? ''}>{format.number(row.sets)}</Table.Td>
      <Table.Td>{row.ownerName}</Table.Td>
      <Table.Td>{row.address}</Table.Td>
      <Table.Td>{row.phone}</Table.Td>
      <Table.Td>{dateTime(row.receivedAt)}</Table.Td>
      <Table.Td>{dateTime(row.dueAt)}</Table.Td>
      <Table.Td>{dateTime(row.returnedAt)}</Table.Td>
      <Table.Td>{row.officerName}</Table.Td>
      <Table.Td>
        <StateBadge state={row.state} />
      </Table.Td>
    </Table.Tr>
  )
}
