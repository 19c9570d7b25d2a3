import { Grid, Group, Paper, Stack, Tabs, Text, Title } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { DigitizeButton } from '../digitize/digitize-button.tsx'
import { DueExplanation } from '../due/explanation.tsx'
import { DossierFees } from '../fees/dossier-fees.tsx'
import { DueBadge, StateBadge } from '../parts/badges.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { PrintPanel } from '../printing/print-panel.tsx'
import { useSession } from '../session/session.ts'
import { DossierSigning } from '../signing/dossier-signing.tsx'
import { ActsPanel } from './acts-panel.tsx'
import { DossierFacts } from './dossier-facts.tsx'
import { DossierNumber } from './dossier-number.tsx'
import { History } from './history.tsx'
import { lastFilter } from './last-filter.ts'
import { Papers } from './papers.tsx'
import { ResultFile } from './result-file.tsx'
import { Steps } from './steps.tsx'

const route = getRouteApi('/dossiers/$id')

/** Everything about one dossier: its facts, its papers, its history from the ledger, and what may be done with it now. */
export function DossierPage() {
  const { id } = route.useParams()
  const { act } = route.useSearch()
  const navigate = useNavigate()
  const { t } = useTranslation(['dossiers', 'due', 'printing', 'frame'])
  const { data: view, error, refetch } = useAsk('dossiers.view', { id }, { fresh: true })
  const { data: visit = [] } = useAsk('dossiers.visit', { dossier: id }, { fresh: true })
  const [first] = visit
  const scans = useMayScan()
  if (!view) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <Stack gap="sm" data-testid="dossier">
      <PageHeader
        title={view.row.procedureName}
        note={
          <Group gap="sm" component="span">
            <DossierNumber numbers={view.row} size="xl" />
            <StateBadge state={view.row.state} />
            <DueBadge dueAt={view.row.dueAt} state={view.row.state} />
            <Text span size="sm" c="dimmed">
              {t('portalStatus', { code: view.portalStatus.code, name: view.portalStatus.name })}
            </Text>
          </Group>
        }
      >
        <BackToList />
      </PageHeader>
      <ErrorNotice error={error} />
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="sm">
            <Section title={t('facts.title')}>
              <DossierFacts view={view} />
              {view.applicant === null ? null : (
                <Text size="sm" mt="xs">
                  <Link to="/citizens/$dossier" params={{ dossier: view.row.id }}>
                    {t('citizen')}
                  </Link>
                </Text>
              )}
            </Section>
            <Section title={t('papers.title')} aside={<DigitizeLink dossier={view.row.id} />}>
              <Papers dossier={view.row.id} papers={view.papers} />
            </Section>
            <DossierSigning view={view} />
            <DossierFees view={view} />
            {view.result ? (
              <Section title={t('result.title')}>
                <ResultFile dossier={view.row.id} result={view.result} />
              </Section>
            ) : null}
            {view.steps.length > 1 || view.stepBudgets !== null ? (
              <Section title={t('steps.title')}>
                <Steps steps={view.steps} stepBudgets={view.stepBudgets} />
              </Section>
            ) : null}
            {view.due ? (
              <Section title={t('due:why')}>
                <DueExplanation lines={view.due.explanation} />
              </Section>
            ) : null}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="sm">
            <Section title={t('acts.title')}>
              <ActsPanel
                view={view}
                start={act}
                onLeft={() => {
                  if (act !== undefined) void navigate({ to: '/dossiers/$id', params: { id }, replace: true })
                }}
              />
            </Section>
            <Paper p="sm" withBorder>
              <Tabs defaultValue="history" keepMounted={false}>
                <Tabs.List>
                  <Tabs.Tab px={8} value="history">
                    {t('history.title')}
                  </Tabs.Tab>
                  {view.forms.map((form) => (
                    <Tabs.Tab px={8} key={form} value={form}>
                      {t(`formTab.${form}`)}
                    </Tabs.Tab>
                  ))}
                  {visit.length > 1 ? (
                    <Tabs.Tab px={8} value="visit">
                      {t('formTab.visit', { count: visit.length })}
                    </Tabs.Tab>
                  ) : null}
                  {scans && view.papers.some(({ use }) => use === 'hand-in') ? (
                    <Tabs.Tab px={8} value="labels">
                      {t('formTab.labels')}
                    </Tabs.Tab>
                  ) : null}
                </Tabs.List>
                <Tabs.Panel value="history" pt="sm">
                  <History lines={view.history} />
                </Tabs.Panel>
                {view.forms.map((form) => (
                  <Tabs.Panel key={form} value={form} pt="sm">
                    <PrintPanel dossier={view.row.id} form={form} />
                  </Tabs.Panel>
                ))}
                {first === undefined ? null : (
                  <Tabs.Panel value="visit" pt="sm">
                    <DocumentPanel kind="visit-receipt" subject={first.id} />
                  </Tabs.Panel>
                )}
                <Tabs.Panel value="labels" pt="sm">
                  <DocumentPanel kind="paper-labels" subject={view.row.id} />
                </Tabs.Panel>
              </Tabs>
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}

/** The way back to the list as it was narrowed last; nothing for who comes from elsewhere. */
function BackToList() {
  const { t } = useTranslation('dossiers')
  const queue = lastFilter(useSession()?.officer.id)?.queue
  if (queue === undefined) return null
  return (
    <Link to="/dossiers" search={{ queue }}>
      {t('back')}
    </Link>
  )
}

/** Whether who sits there may scan papers. */
function useMayScan(): boolean {
  const rights = useSession()?.rights ?? []
  return rights.includes('receive') || rights.includes('process')
}

/** The way to the papers' pages, for those who may scan them. */
function DigitizeLink({ dossier }: { readonly dossier: string }) {
  const { t } = useTranslation('dossiers')
  if (!useMayScan()) return null
  return (
    <DigitizeButton dossier={dossier} quiet>
      {t('papers.digitize')}
    </DigitizeButton>
  )
}

interface SectionProperties {
  readonly title: string
  /** Stands on the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

function Section({ title, aside, children }: SectionProperties) {
  return (
    <Paper p="sm" withBorder component="section">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Paper>
  )
}
