import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierState } from '../../shared/catalog/status.ts'
import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import type { DossierFilter } from '../../shared/contract/filters.ts'
import type { DossierQueue } from '../../shared/dossier/queue.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { BulkBar } from './bulk-bar.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import { useBulkRun } from './bulk-run.ts'
import { useDossierPages } from './dossier-pages.ts'
import { DossierTable } from './dossier-table.tsx'
import classes from './dossiers-page.module.css'
import { FilterChips } from './filter-chips.tsx'
import { isSameFilter, lastFilter, rememberFilter } from './last-filter.ts'
import { ProcedureFilter } from './procedure-filter.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { useSelection } from './use-selection.ts'

const route = getRouteApi('/dossiers')
const EVERYTHING: DossierFilter = { queue: 'all', states: [], procedure: null }

/**
 * All dossiers of the desk: found by whatever a person at the counter can say, narrowed by queue, state and procedure. Who comes
 * back to the queue they chose last finds it narrowed as they left it; any other queue is shown whole.
 */
export function DossiersPage() {
  const { queue, holder } = route.useSearch()
  const navigate = useNavigate()
  const officer = useSession()?.officer.id
  const onQueue = (chosen: DossierQueue) => void navigate({ to: '/dossiers', search: { queue: chosen }, replace: true })
  const onOpen = (row: DossierRow) => void navigate({ to: '/dossiers/$id', params: { id: row.id } })
  const { t } = useTranslation('dossiers')
  const [before] = useState(() => lastFilter(officer))
  const start = before?.queue === queue ? before : EVERYTHING
  const [text, setText] = useState('')
  const [states, setStates] = useState<readonly DossierState[]>(start.states)
  const [procedure, setProcedure] = useState<string | null>(start.procedure)
  const filter: DossierFilter = { queue, states: [...states], procedure }
  // Another's work is looked through only to take it over: `mine` is theirs then.
  const another = queue === 'mine' ? holder : undefined
  const officers = useAsk('officers.list', {}, { enabled: another !== undefined })
  const pages = useDossierPages({ ...filter, text: text.trim(), ...(another === undefined ? {} : { holder: another }) })
  const selection = useSelection(pages.rows, JSON.stringify([filter, text.trim(), another]))
  const run = useBulkRun(officer)
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    rememberFilter(officer, { queue, states: [...states], procedure })
  }, [officer, queue, states, procedure])

  const grid = () => list.current?.querySelector<HTMLElement>('[role="grid"]')

  function choose(chosen: DossierFilter) {
    setStates(chosen.states)
    setProcedure(chosen.procedure)
    onQueue(chosen.queue)
  }

  function fromSearch(event: KeyboardEvent) {
    const only = pages.rows.length === 1 ? pages.rows[0] : undefined
    if (event.key === 'Enter' && only) onOpen(only)
    else if (event.key === 'ArrowDown' || event.key === 'Enter') grid()?.focus()
    else return
    event.preventDefault()
  }

  const narrowed = !isSameFilter(filter, EVERYTHING)
  const searched = text !== ''
  const inQueueAlone = !searched && states.length === 0 && procedure === null
  const empty = narrowed || searched ? (inQueueAlone ? 'noneInQueue' : 'noneFound') : 'none'
  const selected = pages.rows.filter(({ id }) => selection.ids.has(id))
  const busy = run !== undefined && run.state !== 'ended'
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        note={
          another === undefined
            ? t('note')
            : t('heldBy', { name: officers.data?.find(({ id }) => id === another)?.name ?? '' })
        }
      />
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
      <FilterChips
        queue={queue}
        states={states}
        narrowed={narrowed || searched}
        onQueue={onQueue}
        onStates={setStates}
        onClear={() => {
          setText('')
          choose(EVERYTHING)
        }}
      />
      <SavedFilters filter={filter} narrowed={narrowed} onChoose={choose} />
      <ErrorNotice error={pages.error} />
      <div className={classes.list} ref={list}>
        <DossierTable label={t('title')} pages={pages} onOpen={onOpen} empty={t(empty)} selection={selection} />
      </div>
      {run ? <BulkProgress run={run} /> : null}
      {selected.length > 0 && !busy ? (
        <BulkBar
          rows={selected}
          onLeave={() => {
            selection.clear()
            grid()?.focus()
          }}
        />
      ) : null}
    </div>
  )
}
