import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconArrowRight, IconBolt, IconFile, IconSearch, IconStack2, IconUser } from '@tabler/icons-react'
import { useMatch, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Right } from '../../shared/people/roles.ts'
import { asDeskError } from '../contract/client.ts'
import { useAsk } from '../contract/questions.ts'
import { DossierNumber, numberOf } from '../dossiers/dossier-number.tsx'
import { notifyError } from '../parts/notify.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { useSession } from '../session/session.ts'
import { citizensOf } from './citizens.ts'
import { DESK_ACTS, type DeskAct } from './desk-acts.ts'
import classes from './palette.module.css'
import { PLACES } from './places.ts'
import { byBeginning, holdsWanted } from './wanted.ts'

const [store, actions] = createSpotlight()

/** Typing goes on for so long before the desk is asked. */
const PAUSE_MS = 120
const SHORTEST = 2
const SHOWN = { dossiers: 6, citizens: 4, procedures: 5, doings: 9 } as const
/** Dossiers looked at for their people: one person may have many. */
const LOOKED_AT = 30

/**
 * The command palette: dossiers and their people, procedures to receive, acts and screens, by a few letters. `asked` counts how
 * often it was called; what was typed is forgotten when it closes, since it may be a name.
 */
export function Palette({ asked }: { readonly asked: number }) {
  const { t } = useTranslation(['palette', 'dossiers', 'frame'])
  const navigate = useNavigate()
  const session = useSession()
  const [query, setQuery] = useState('')
  const [text] = useDebouncedValue(query.trim(), PAUSE_MS)
  useEffect(() => {
    if (asked > 0) actions.open()
  }, [asked])

  const may = new Set(session?.rights)
  const mayOne = (rights: readonly Right[]) => rights.length === 0 || rights.some((right) => may.has(right))
  // What answers the letters before the last is not shown: Enter must never open another than what was typed.
  const searching = may.has('read') && text.length >= SHORTEST && text === query.trim()
  const search = { text, states: [], procedure: null, queue: 'all' as const, limit: LOOKED_AT, after: null }
  const dossiers = useAsk('dossiers.search', search, { enabled: searching })
  const procedures = useAsk(
    'catalog.search',
    { query: text, limit: SHOWN.procedures },
    { enabled: searching && may.has('receive') },
  )
  const here = useMatch({ from: '/dossiers/$id', shouldThrow: false })?.params.id
  const view = useAsk('dossiers.view', { id: here ?? '' }, { enabled: here !== undefined && may.has('read') }).data

  const found = searching ? (dossiers.data?.rows ?? []) : []
  const rows = found.slice(0, SHOWN.dossiers)
  const citizens = citizensOf(found).slice(0, SHOWN.citizens)
  const hits = searching && may.has('receive') ? (procedures.data ?? []).filter(({ configured }) => configured) : []
  const offers = (here === undefined ? [] : (view?.acts ?? [])).filter(
    ({ act, allowed }) => allowed && holdsWanted(t(`dossiers:acts.${act}`), query),
  )
  const places = PLACES.map((place) => ({ ...place, label: t(`place.${place.name}`), isAct: false }))
  const acts = DESK_ACTS.map((act) => ({ ...act, label: t(`act.${act.name}`), isAct: true }))
  const doings = (query.trim() === '' ? [...places, ...acts] : [...acts, ...places])
    .filter(({ rights, label }) => mayOne(rights) && holdsWanted(label, query))
    .sort(byBeginning(query))
    .slice(0, query.trim() === '' ? undefined : SHOWN.doings)
  const offered = [
    ...rows.map(({ id }) => id),
    ...citizens.map(({ dossier }) => dossier),
    ...hits.map(({ code }) => code),
    ...offers.map(({ act }) => act),
    ...doings.map(({ label }) => label),
  ]
  const offeredNow = offered.join()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Answers come after the letters; the library chooses the first only when a letter is typed.
    void offeredNow
    const actions = list.current?.querySelectorAll('[data-action]') ?? []
    for (const [place, action] of [...actions].entries()) action.toggleAttribute('data-selected', place === 0)
    store.updateState((state) => ({ ...state, selected: 0 }))
  }, [offeredNow])

  async function carryOut({ run, to, search }: Omit<DeskAct, 'name'>): Promise<void> {
    if (run && session) await run(session).catch((failure: unknown) => notifyError(asDeskError(failure)))
    if (to !== undefined) await navigate({ to, ...(search === undefined ? {} : { search }) })
  }

  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight={420}
      lockScroll={false}
      title={t('title')}
      classNames={{ header: classes.header ?? '' }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      yOffset="12vh"
      centered={false}
      onSpotlightClose={() => setQuery('')}
      withinPortal
    >
      <Spotlight.Search
        placeholder={t('hint')}
        aria-label={t('title')}
        maxLength={200}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList ref={list}>
        {rows.length > 0 ? (
          <Spotlight.ActionsGroup label={t('dossiers')}>
            {rows.map((row) => (
              <Spotlight.Action
                className={classes.action ?? ''}
                key={row.id}
                leftSection={<IconFile size={18} aria-hidden />}
                label={`${row.applicantName} – ${row.procedureName}`}
                rightSection={<DossierNumber numbers={row} size="sm" />}
                description={t(`frame:state.${row.state}`)}
                onClick={() => void navigate({ to: '/dossiers/$id', params: { id: row.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {citizens.length > 0 ? (
          <Spotlight.ActionsGroup label={t('citizens')}>
            {citizens.map((citizen) => (
              <Spotlight.Action
                className={classes.action ?? ''}
                key={citizen.personalNumber}
                leftSection={<IconUser size={18} aria-hidden />}
                label={t('citizen', { name: citizen.name })}
                description={t('citizenFound', { number: citizen.personalNumber, count: citizen.dossiers })}
                onClick={() => void navigate({ to: '/citizens/$dossier', params: { dossier: citizen.dossier } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {hits.length > 0 ? (
          <Spotlight.ActionsGroup label={t('procedures')}>
            {hits.map(({ code, name }) => (
              <Spotlight.Action
                className={classes.action ?? ''}
                key={code}
                leftSection={<IconStack2 size={18} aria-hidden />}
                label={t('receive', { name })}
                description={code}
                onClick={() => void navigate({ to: '/reception', search: { procedure: code } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {offers.length > 0 && view ? (
          <Spotlight.ActionsGroup label={t('actsHere', { number: numberOf(view.row) })}>
            {offers.map(({ act }) => (
              <Spotlight.Action
                className={classes.action ?? ''}
                key={act}
                leftSection={<IconBolt size={18} aria-hidden />}
                label={t(`dossiers:acts.${act}`)}
                onClick={() =>
                  void navigate({ to: '/dossiers/$id', params: { id: view.row.id }, search: { act }, replace: true })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {doings.length > 0 ? (
          <Spotlight.ActionsGroup label={t('doings')}>
            {doings.map((doing) => (
              <Spotlight.Action
                className={classes.action ?? ''}
                key={doing.label}
                leftSection={
                  doing.isAct ? <IconBolt size={18} aria-hidden /> : <IconArrowRight size={18} aria-hidden />
                }
                label={doing.label}
                {...(doing.shortcut ? { rightSection: <ShortcutHint name={doing.shortcut} /> } : {})}
                onClick={() => void carryOut(doing)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {offered.length === 0 ? <Spotlight.Empty>{t('nothing')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
