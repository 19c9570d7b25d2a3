import { Grid, Paper, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextHit } from '../../shared/contract/papers.ts'
import { useAsk } from '../contract/questions.ts'
import { PaperPages } from '../dossiers/paper-pages.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { HitList, hitId } from './hit-list.tsx'

/** Typing goes on for so long before the desk is asked. */
const PAUSE_MS = 200
const SHORTEST = 2
const SHOWN = 50

/**
 * Words in the text of papers: what was read on them is searched, with or without diacritics. The arrows move within the list while
 * the field keeps the focus, Enter opens the dossier. What was searched stands in no address, since it may be a name.
 */
export function PaperSearchPage() {
  const { t } = useTranslation(['papers', 'dossiers'])
  const navigate = useNavigate()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, PAUSE_MS)
  const [place, setPlace] = useState(0)
  const enabled = text.trim().length >= SHORTEST
  const { data, error } = useAsk('papers.search', { text, limit: SHOWN }, { enabled, keepPrevious: true, fresh: true })
  const hits = enabled ? (data?.hits ?? []) : []
  const chosen = hits[Math.min(place, hits.length - 1)]

  function hear(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setPlace(Math.min(place + 1, hits.length - 1))
    else if (event.key === 'ArrowUp') setPlace(Math.max(place - 1, 0))
    // What answers the letters before the last must not be opened for what was typed.
    else if (event.key === 'Enter' && chosen !== undefined && text === typed) {
      void navigate({ to: '/dossiers/$id', params: { id: chosen.dossier } })
    } else return
    event.preventDefault()
  }

  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <TextInput
        aria-label={t('title')}
        placeholder={t('hint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={200}
        autoFocus
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        {...(chosen === undefined ? {} : { 'aria-activedescendant': hitId(listId, chosen) })}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setPlace(0)
        }}
        onKeyDown={hear}
      />
      <Text size="sm" c="dimmed" role="status" my="xs">
        {[
          enabled && data !== undefined ? t(hits.length < SHOWN ? 'found' : 'foundMost', { count: hits.length }) : '',
          data !== undefined && data.reading > 0 ? t('reading', { count: data.reading }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
      <ErrorNotice error={error} />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <HitList id={listId} hits={hits} chosen={chosen} onChoose={(hit) => setPlace(hits.indexOf(hit))} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          {chosen === undefined ? null : <Chosen key={hitId(listId, chosen)} hit={chosen} />}
        </Grid.Col>
      </Grid>
    </>
  )
}

/** The page that was found, and the way to its dossier. */
function Chosen({ hit }: { readonly hit: TextHit }) {
  const { t } = useTranslation(['papers', 'dossiers'])
  return (
    <Paper p="sm" withBorder component="section" aria-label={t('page')}>
      <Text size="sm" fw={500}>
        {hit.name}
      </Text>
      <Link to="/dossiers/$id" params={{ id: hit.dossier }}>
        {t('open', { number: hit.dossierCode })}
      </Link>
      <PaperPages dossier={hit.dossier} address={hit.file} name={hit.name} start={hit.page} takesFocus={false} />
    </Paper>
  )
}
