import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconArrowRight, IconFile, IconLock, IconSearch, IconStack2 } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../shared/text/index.ts'
import { useAsk } from '../contract/questions.ts'
import { DossierNumber } from '../dossiers/dossier-number.tsx'
import { notifyError } from '../parts/notify.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { lock, useSession } from '../session/session.ts'
import classes from './palette.module.css'
import { PLACES } from './places.ts'

const [store, actions] = createSpotlight()

/** Typing goes on for so long before the desk is asked. */
const PAUSE_MS = 120
const SHORTEST = 2
const SHOWN = { dossiers: 6, procedures: 5, places: 7 } as const

/**
 * The command palette: dossiers and their people, procedures to receive, screens and acts, by a few letters. `asked` counts how
 * often it was called; what was typed is forgotten when it closes, since it may be a name.
 */
export function Palette({ asked }: { readonly asked: number }) {
  const { t } = useTranslation(['palette', 'frame'])
  const navigate = useNavigate()
  const session = useSession()
  const [query, setQuery] = useState('')
  const [text] = useDebouncedValue(query.trim(), PAUSE_MS)
  useEffect(() => {
    if (asked > 0) actions.open()
  }, [asked])

  const may = new Set(session?.rights)
  // What answers the letters before the last is not shown: Enter must never open another than what was typed.
  const searching = may.has('read') && text.length >= SHORTEST && text === query.trim()
  const search = { text, states: [], procedure: null, queue: 'all' as const, limit: SHOWN.dossiers, after: null }
  const dossiers = useAsk('dossiers.search', search, { enabled: searching })
  const procedures = useAsk(
    'catalog.search',
    { query: text, limit: SHOWN.procedures },
    { enabled: searching && may.has('receive') },
  )
  const wanted = fold(query.trim())
  const matches = (words: string) => fold(words).includes(wanted)
  const places = PLACES.filter(
    ({ name, rights }) =>
      (rights.length === 0 || rights.some((right) => may.has(right))) && matches(t(`place.${name}`)),
  ).slice(0, SHOWN.places)
  const rows = searching ? (dossiers.data?.rows ?? []) : []
  const hits = searching && may.has('receive') ? (procedures.data ?? []).filter(({ configured }) => configured) : []
  const locks = session !== null && matches(t('lock'))
  const offered = [
    ...rows.map(({ id }) => id),
    ...hits.map(({ code }) => code),
    ...places.map(({ name }) => name),
  ].join()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Answers come after the letters; the library chooses the first only when a letter is typed.
    void offered
    const actions = list.current?.querySelectorAll('[data-action]') ?? []
    for (const [place, action] of [...actions].entries()) action.toggleAttribute('data-selected', place === 0)
    store.updateState((state) => ({ ...state, selected: 0 }))
  }, [offered])

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
        {hits.length > 0 ? (
          <Spotlight.ActionsGroup label={t('procedures')}>
            {hits.map(({ code, name }) => (
              <Spotlight.Action
                key={code}
                leftSection={<IconStack2 size={18} aria-hidden />}
                label={t('receive', { name })}
                description={code}
                onClick={() => void navigate({ to: '/reception', search: { procedure: code } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {places.length > 0 || locks ? (
          <Spotlight.ActionsGroup label={t('places')}>
            {places.map(({ name, to, search: at, shortcut }) => (
              <Spotlight.Action
                key={name}
                leftSection={<IconArrowRight size={18} aria-hidden />}
                label={t(`place.${name}`)}
                {...(shortcut ? { rightSection: <ShortcutHint name={shortcut} /> } : {})}
                onClick={() => void navigate({ to: to ?? '/', ...(at === undefined ? {} : { search: at }) })}
              />
            ))}
            {locks ? (
              <Spotlight.Action
                leftSection={<IconLock size={18} aria-hidden />}
                label={t('lock')}
                rightSection={<ShortcutHint name="lock" />}
                onClick={() => void (session && lock(session).catch(notifyError))}
              />
            ) : null}
          </Spotlight.ActionsGroup>
        ) : null}
        {rows.length + hits.length + places.length === 0 && !locks ? (
          <Spotlight.Empty>{t('nothing')}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
