import { Button, Chip, Group, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DossierState } from '../../shared/catalog/status.ts'
import { DossierSearch } from '../../shared/contract/dossiers.ts'
import type { DossierRow } from '../../shared/dossier/dossier.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useDossierPages } from './dossier-pages.ts'
import { DossierTable } from './dossier-table.tsx'
import classes from './dossiers-page.module.css'
import { ProcedureFilter } from './procedure-filter.tsx'

const QUEUES = DossierSearch.shape.queue.options
type Queue = DossierSearch['queue']

const route = getRouteApi('/dossiers')

/** All dossiers of the desk: found by whatever a person at the counter can say, narrowed by queue, state and procedure. */
export function DossiersPage() {
  const { queue } = route.useSearch()
  const navigate = useNavigate()
  const onQueue = (chosen: Queue) => void navigate({ to: '/dossiers', search: { queue: chosen }, replace: true })
  const onOpen = (row: DossierRow) => void navigate({ to: '/dossiers/$id', params: { id: row.id } })
  const { t } = useTranslation(['dossiers', 'frame'])
  const [text, setText] = useState('')
  const [states, setStates] = useState<DossierState[]>([])
  const [procedure, setProcedure] = useState<string | null>(null)
  const pages = useDossierPages({ text: text.trim(), states, procedure, queue })
  const list = useRef<HTMLDivElement>(null)

  function fromSearch(event: KeyboardEvent) {
    const grid = list.current?.querySelector<HTMLElement>('[role="grid"]')
    const only = pages.rows.length === 1 ? pages.rows[0] : undefined
    if (event.key === 'Enter' && only) onOpen(only)
    else if (event.key === 'ArrowDown' || event.key === 'Enter') grid?.focus()
    else return
    event.preventDefault()
  }

  const narrowed = states.length > 0 || procedure !== null || queue !== 'all' || text !== ''
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} note={t('note')} />
      <div className={classes.filters}>
        <TextInput
          className={classes.search ?? ''}
          label={t('search.label')}
          placeholder={t('search.hint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={200}
          autoFocus
          data-testid="dossier-search"
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={fromSearch}
        />
        <ProcedureFilter value={procedure} onChange={setProcedure} />
      </div>
      <Group gap="xs" justify="space-between" wrap="wrap">
        <Chip.Group value={queue} onChange={(value) => onQueue(DossierSearch.shape.queue.parse(value))}>
          <Group gap={6} role="radiogroup" aria-label={t('queue.label')}>
            {QUEUES.map((name) => (
              <Chip key={name} value={name} size="xs">
                {t(`queue.${name}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Chip.Group
          multiple
          value={states}
          onChange={(values) => setStates(values.map((value) => DossierState.parse(value)))}
        >
          <Group gap={6} role="group" aria-label={t('stateFilter')}>
            {DossierState.options.map((state) => (
              <Chip key={state} value={state} size="xs" variant="outline">
                {t(`frame:state.${state}`)}
              </Chip>
            ))}
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={!narrowed}
              onClick={() => {
                setText('')
                setStates([])
                setProcedure(null)
                onQueue('all')
              }}
            >
              {t('clear')}
            </Button>
          </Group>
        </Chip.Group>
      </Group>
      <ErrorNotice error={pages.error} />
      <div className={classes.list} ref={list}>
        <DossierTable label={t('title')} pages={pages} onOpen={onOpen} empty={t(narrowed ? 'noneFound' : 'none')} />
      </div>
    </div>
  )
}
