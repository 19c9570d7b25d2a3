import { Button, Grid, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconScan } from '@tabler/icons-react'
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskError } from '../../shared/errors.ts'
import { CodeByCamera } from '../camera/code-by-camera.tsx'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { useAsk } from '../contract/questions.ts'
import { ActsPanel } from '../dossiers/acts-panel.tsx'
import { DossierFacts } from '../dossiers/dossier-facts.tsx'
import { DossierNumber } from '../dossiers/dossier-number.tsx'
import { useDossierPages } from '../dossiers/dossier-pages.ts'
import { DossierTable } from '../dossiers/dossier-table.tsx'
import { ResultFile } from '../dossiers/result-file.tsx'
import { DueBadge, StateBadge } from '../parts/badges.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { PrintPanel } from '../printing/print-panel.tsx'
import { looksLikeCard, numberOnCard } from '../reception/card-text.ts'
import { SatisfactionPanel } from '../satisfaction/satisfaction-panel.tsx'
import { DayPapers } from './day-papers.tsx'
import classes from './returns-page.module.css'

const route = getRouteApi('/returns')

/** The return desk: scan the receipt's QR or type a name, hand the result over, print the note the citizen signs. */
export function ReturnsPage() {
  const navigate = useNavigate()
  const { dossier: chosen } = route.useSearch()
  const { t } = useTranslation('returns')
  const [text, setText] = useState('')
  const setChosen = (dossier: string | undefined) =>
    void navigate({ to: '/returns', search: dossier === undefined ? {} : { dossier } })
  const [failure, setFailure] = useState<DeskError | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const pages = useDossierPages({ text: text.trim(), states: ['done'], procedure: null, queue: 'all' })
  const router = useRouter()
  // The key of this screen leads to its field also from here, where the address stays the same; what stood there is typed over.
  useEffect(() => router.subscribe('onResolved', () => field.current?.select()), [router])

  async function open(typed = text.trim()) {
    setFailure(null)
    if (looksLikeCard(typed)) {
      // A card names the person: their results are listed.
      setText(numberOnCard(typed))
      return
    }
    if (typed === '') {
      list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
      return
    }
    try {
      const exact = await desk.ask('dossiers.find-by-code', { code: typed })
      const only = pages.rows.length === 1 ? pages.rows[0] : undefined
      const found = exact ?? only
      if (found) setChosen(found.id)
      else if (pages.rows.length > 1) list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
      else setFailure(new DeskError('dossiers.unknown'))
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    void open()
  }

  function next() {
    setChosen(undefined)
    setText('')
    setFailure(null)
    field.current?.focus()
  }

  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} note={t('note')}>
        <DayPapers />
      </PageHeader>
      {chosen ? (
        <Returning id={chosen} onNext={next} />
      ) : (
        <>
          <TextInput
            ref={field}
            label={t('find')}
            placeholder={t('findHint')}
            leftSection={<IconScan size={16} aria-hidden />}
            value={text}
            maxLength={200}
            autoFocus
            data-testid="return-search"
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <CodeByCamera
            label={t('camera')}
            purpose="receipt"
            accepts={(found) => found.trim() !== ''}
            onText={(found) => {
              field.current?.focus()
              if (!looksLikeCard(found)) setText(found.trim())
              void open(found.trim())
            }}
          />
          <ErrorNotice error={failure ?? pages.error} />
          <div className={classes.list} ref={list}>
            <DossierTable
              label={t('waiting')}
              pages={pages}
              onOpen={(row) => setChosen(row.id)}
              empty={t(text === '' ? 'noneWaiting' : 'noneFound')}
            />
          </div>
        </>
      )}
    </div>
  )
}

function Returning({ id, onNext }: { readonly id: string; readonly onNext: () => void }) {
  const { t } = useTranslation('returns')
  const { data: view, error, refetch } = useAsk('dossiers.view', { id }, { fresh: true })
  if (!view) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  const returned = view.row.state === 'returned'
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Group gap="sm">
          <DossierNumber numbers={view.row} size="xl" />
          <StateBadge state={view.row.state} />
          <DueBadge dueAt={view.row.dueAt} state={view.row.state} />
        </Group>
        <Button variant={returned ? 'filled' : 'default'} onClick={onNext}>
          {t('next')}
        </Button>
      </Group>
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="sm">
            <Paper p="sm" withBorder component="section">
              <Title order={2} size="h3" mb="xs">
                {view.row.procedureName}
              </Title>
              <DossierFacts view={view} />
            </Paper>
            {view.result ? (
              <Paper p="sm" withBorder component="section">
                <Title order={2} size="h3" mb="xs">
                  {t('result')}
                </Title>
                <ResultFile dossier={view.row.id} result={view.result} />
              </Paper>
            ) : null}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Paper p="sm" withBorder component="section">
            {returned ? (
              <Stack gap="sm">
                <Text fw={600} c="var(--desk-good-ink)" role="status">
                  {t('handed', { name: view.handedTo ?? '' })}
                </Text>
                <PrintPanel dossier={view.row.id} form="hand-back" focusPrint />
                <SatisfactionPanel dossier={view.row.id} />
              </Stack>
            ) : (
              <ActsPanel view={view} {...(view.row.state === 'done' ? { start: 'hand-over' } : {})} />
            )}
          </Paper>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}
