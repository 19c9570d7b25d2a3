import { Button, Paper, Table, Text } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { BatchRow } from '../../shared/contract/scanning.ts'
import { ToCamera } from '../camera/to-camera.tsx'
import { memory, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { DocumentButton } from '../printing/document-button.tsx'
import { useFormat } from '../text/use-format.ts'
import { AddDossier } from './add-dossier.tsx'
import classes from './digitize.module.css'
import { useTargets } from './targets.ts'
import { useBatch } from './use-batch.ts'
import { Workbench } from './workbench.tsx'

const route = getRouteApi('/digitize')

/** Digitizing without a dossier chosen before: what is not filed yet, and stacks that separators and receipts split. */
export function StacksPage() {
  const { batch } = route.useSearch()
  return batch === undefined ? <StackList /> : <Stack key={batch} batch={batch} />
}

function StackList() {
  const { t } = useTranslation(['digitize', 'frame'])
  const navigate = useNavigate()
  const { data, error, refetch } = useAsk('scanning.batches', { dossier: null }, { fresh: true })
  const open = useAct('scanning.open')
  const begin = () => {
    const batch = uuidv7()
    open.mutate({ batch, dossier: null }, { onSuccess: () => void navigate({ to: '/digitize', search: { batch } }) })
  }
  return (
    <>
      <PageHeader title={t('title')} note={t('stacks.note')}>
        <SeparatorsButton />
        <Button component={Link} to="/scanners" variant="default">
          {t('scan.settings')}
        </Button>
        <Button autoFocus leftSection={<IconStack2 size={18} aria-hidden />} loading={open.isPending} onClick={begin}>
          {t('stacks.begin')}
        </Button>
      </PageHeader>
      <ErrorNotice error={open.error} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <Paper p="sm" withBorder component="section" className={classes.list ?? ''}>
        {data && data.batches.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('stacks.none')}
          </Text>
        ) : null}
        {data && data.batches.length > 0 ? (
          <Table aria-label={t('stacks.open')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('stacks.of')}</Table.Th>
                <Table.Th w={90} ta="right">
                  {t('stacks.pages')}
                </Table.Th>
                <Table.Th w={150}>{t('stacks.begun')}</Table.Th>
                <Table.Th>{t('stacks.by')}</Table.Th>
                <Table.Th w={190} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.batches.map((row) => (
                <StackRow key={row.id} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        ) : null}
      </Paper>
    </>
  )
}

/** Prints the sheets that are laid between the papers of a stack; they are the same for all of them. */
function SeparatorsButton() {
  const { t } = useTranslation('digitize')
  return (
    <DocumentButton kind="separator-sheet" subject="all">
      {t('stacks.separators')}
    </DocumentButton>
  )
}

function StackRow({ row }: { readonly row: BatchRow }) {
  const { t } = useTranslation(['digitize', 'frame'])
  const format = useFormat()
  const drop = useAct('scanning.drop')
  const [sure, setSure] = useState(false)
  const name = row.dossierCode ?? t(row.dossier === null ? 'stacks.stack' : 'stacks.draft')
  return (
    <Table.Tr>
      <Table.Td>
        {row.dossier === null ? (
          <Link to="/digitize" search={{ batch: row.id }} className={classes.link ?? ''}>
            {name}
          </Link>
        ) : (
          <Link to="/digitize/$dossier" params={{ dossier: row.dossier }} search={{ batch: row.id }}>
            {name}
          </Link>
        )}
      </Table.Td>
      <Table.Td ta="right">{row.pages}</Table.Td>
      <Table.Td>{format.dateTime(row.openedAt)}</Table.Td>
      <Table.Td>{row.officerName}</Table.Td>
      <Table.Td ta="right">
        {sure ? (
          <>
            <Button
              size="compact-xs"
              color="red"
              loading={drop.isPending}
              autoFocus
              onClick={() =>
                drop.mutate(
                  { batch: row.id },
                  { onSuccess: () => void memory.invalidateQueries({ queryKey: ['scanning.batches'] }) },
                )
              }
            >
              {t('stacks.dropSure', { count: row.pages })}
            </Button>{' '}
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setSure(false)}>
              {t('frame:action.cancel')}
            </Button>
          </>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('stacks.dropName', { name })}
            onClick={() => setSure(true)}
          >
            {t('stacks.drop')}
          </Button>
        )}
        <ErrorNotice error={drop.error} />
      </Table.Td>
    </Table.Tr>
  )
}

function Stack({ batch }: { readonly batch: string }) {
  const { t } = useTranslation(['digitize', 'camera'])
  const open = useBatch(null, batch)
  // Dossiers stay when their pages are filed and gone: what was filed is told by the names of their papers.
  const [known, setKnown] = useState<readonly string[]>([])
  const found = (open.batch?.pages ?? []).flatMap(({ paper }) => (paper === null ? [] : [paper.dossier]))
  if (found.some((dossier) => !known.includes(dossier))) setKnown([...new Set([...known, ...found])])
  const targets = useTargets(null, known)
  return (
    <div className={classes.page}>
      <PageHeader title={t('stacks.stack')} note={t('stacks.stackNote')}>
        <ToCamera dossier={null} batch={batch} />
        <SeparatorsButton />
        <Link to="/digitize" className={classes.link ?? ''}>
          {t('stacks.toList')}
        </Link>
      </PageHeader>
      <ErrorNotice error={open.error ?? targets.error} />
      <Workbench open={open} targets={targets} isStack>
        <AddDossier onFound={(dossier) => setKnown((now) => [...now.filter((one) => one !== dossier), dossier])} />
      </Workbench>
    </div>
  )
}
