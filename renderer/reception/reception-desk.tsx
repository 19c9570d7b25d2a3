import { Alert, Button, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Procedure } from '../../shared/catalog/procedure.ts'
import type { ProcedureHit } from '../../shared/contract/catalog.ts'
import type { Acknowledgement } from '../../shared/contract/dossiers.ts'
import { DeskError } from '../../shared/errors.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { DigitizeButton } from '../digitize/digitize-button.tsx'
import type { DraftState } from '../drafts/index.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { PageHeader } from '../parts/page-header.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { useLasting } from '../parts/use-lasting.ts'
import { ApplicantFields } from './applicant-fields.tsx'
import { CardField, type CardFieldHandle } from './card-field.tsx'
import { Certainty } from './certainty.tsx'
import { DuePanel } from './due-panel.tsx'
import { DuplicateNotice } from './duplicate-notice.tsx'
import { OwnerFields } from './owner-fields.tsx'
import { PapersChecklist } from './papers-checklist.tsx'
import { ProcedurePicker } from './procedure-picker.tsx'
import { ReadOnPapers } from './read-on-papers.tsx'
import classes from './reception-desk.module.css'
import {
  isBlank,
  type Problem,
  type ReceptionForm,
  readReception,
  readRefusal,
  readSent,
  withApplicant,
  withPapers,
  withProcedure,
} from './reception-form.ts'
import { RefusalPanel } from './refusal-panel.tsx'
import { RequestFields } from './request-fields.tsx'
import { useStrayScan } from './stray-scan.ts'

interface Properties {
  readonly id: string
  readonly start: ReceptionForm
  /** The form was found as a draft. */
  readonly resumed: boolean
  readonly draftState: DraftState
  /** A card that was scanned before the form was there. */
  readonly scanned: string | undefined
  /** Code of the procedure that an empty form begins with. */
  readonly procedure: string | undefined
  readonly onKeep: (form: ReceptionForm) => void
  readonly onAcknowledged: (acknowledgement: Acknowledgement, form: ReceptionForm) => void
  readonly onDiscard: () => void
}

const NO_PROBLEMS: ReadonlySet<Problem> = new Set()

/** The form of a reception on one screen, in the order of work: procedure, card, person, papers, fee, accept. */
export function ReceptionDesk(properties: Properties) {
  const { id, start, resumed, draftState, scanned, procedure: wanted, onKeep, onAcknowledged, onDiscard } = properties
  const { t } = useTranslation('reception')
  const [form, setForm] = useState(start)
  const [problems, setProblems] = useState(NO_PROBLEMS)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const [refusing, setRefusing] = useState(false)
  const [straysBeforeProcedure, setStraysBeforeProcedure] = useState(0)
  const screen = useRef<HTMLDivElement>(null)
  const card = useRef<CardFieldHandle>(null)
  const person = useRef<HTMLElement>(null)
  const accept = useAct('dossiers.accept')
  const refuse = useAct('dossiers.refuse')
  const procedure = useAsk('catalog.procedure', { code: form.procedure }, { enabled: form.procedure !== '' })
  const busy = accept.isPending || refuse.isPending
  const accepting = useLasting(accept.isPending)

  // Answers arrive after further typing: a change is always made to the form as it is by then.
  const latest = useRef(start)
  function change(update: (now: ReceptionForm) => ReceptionForm) {
    const next = update(latest.current)
    latest.current = next
    setForm(next)
    setProblems(NO_PROBLEMS)
    setFailure(null)
    onKeep(next)
  }
  const fill = (part: Partial<ReceptionForm>) => change((now) => ({ ...now, ...part }))

  async function choose(hit: Pick<ProcedureHit, 'code' | 'configured'>) {
    setFailure(null)
    if (!hit.configured) {
      setFailure(new DeskError('catalog.not-configured', { code: hit.code }))
      return
    }
    let chosen: Procedure
    try {
      chosen = await desk.ask('catalog.procedure', { code: hit.code })
    } catch (error) {
      setFailure(asDeskError(error))
      return
    }
    change((now) => withProcedure(now, chosen))
    card.current?.focus()
  }

  function show(found: readonly Problem[]) {
    setProblems(new Set(found))
    focusFirstInvalid(screen.current)
  }

  async function send() {
    if (busy) return
    const read = readReception(id, form)
    if (!read.ok) return show(read.problems)
    setProblems(NO_PROBLEMS)
    setFailure(null)
    try {
      onAcknowledged(await accept.mutateAsync(read.value), form)
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  async function sendRefusal(reason: string) {
    const read = readRefusal(id, form, reason)
    if (!read.ok) return show(read.problems)
    setProblems(NO_PROBLEMS)
    setFailure(null)
    try {
      onAcknowledged(await refuse.mutateAsync(read.value), form)
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  const stray = useStrayScan(form, (text, before) => {
    change(() => before)
    card.current?.read(text)
    // The field of the procedure, where the next thing is to be typed, begins anew; or the scan would stand in it.
    if (before.procedure === '') setStraysBeforeProcedure((count) => count + 1)
    else card.current?.focus()
  })

  const readEarlierScan = useEffectEvent(() => {
    if (scanned !== undefined) card.current?.read(scanned)
  })
  useEffect(() => readEarlierScan(), [])

  const beginWithProcedure = useEffectEvent(() => {
    if (wanted !== undefined && isBlank(latest.current)) void choose({ code: wanted, configured: true })
  })
  useEffect(() => beginWithProcedure(), [])

  useShortcut('accept', () => void send(), !refusing)
  useShortcut('refuse', () => setRefusing(true))

  return (
    <div ref={screen} {...stray}>
      <PageHeader title={t('title')} note={t('note')}>
        <Text size="sm" c={draftState === 'failing' ? 'var(--desk-danger-ink)' : 'dimmed'} role="status">
          {isBlank(form) ? '' : t(`draft.${draftState}`)}
        </Text>
        <Button variant="subtle" color="gray" size="xs" onClick={onDiscard}>
          {t('discard')}
        </Button>
      </PageHeader>
      {resumed ? (
        <Alert color="petrol" icon={<IconHistory aria-hidden />} mb="sm">
          {t('resumed')}
        </Alert>
      ) : null}
      <div className={classes.columns}>
        <Stack gap="sm" className={classes.form ?? ''}>
          <Paper p="sm" withBorder>
            <div className={classes.first}>
              <ProcedurePicker
                key={straysBeforeProcedure}
                chosen={form.procedureName}
                error={problems.has('procedure') ? t('problem.procedure') : null}
                onChoose={(hit) => void choose(hit)}
              />
              <CardField ref={card} onPerson={(person, keep) => change((now) => withApplicant(now, person, keep))} />
            </div>
            {procedure.data?.advice.map((line) => (
              <Text key={line} size="xs" c="var(--desk-warn-ink)" mt={4}>
                {line}
              </Text>
            ))}
          </Paper>
          <Paper ref={person} p="sm" withBorder component="section">
            <Title order={2} size="h3" mb="xs">
              {t('applicant.title')}
            </Title>
            <ReadOnPapers
              dossier={id}
              applicant={form.applicant}
              onFill={(part) => {
                change((now) => ({ ...now, applicant: { ...now.applicant, ...part } }))
                // The button goes with what it filled; what is to be compared with the paper comes next.
                person.current?.querySelector('input')?.focus()
              }}
            />
            <ApplicantFields
              value={form.applicant}
              problems={problems}
              onChange={(part) => change((now) => ({ ...now, applicant: { ...now.applicant, ...part } }))}
            />
            <OwnerFields form={form} problems={problems} onChange={fill} />
            <DuplicateNotice form={form} wrong={problems.has('duplicate')} onChange={fill} />
          </Paper>
          <Paper p="sm" withBorder component="section">
            <Group justify="space-between" mb="xs">
              <Title order={2} size="h3">
                {t('papers.title')} <Certainty source={procedure.data?.sources.papers} />
              </Title>
              {form.procedure === '' ? null : (
                <DigitizeButton dossier={id} quiet>
                  {t('papers.digitize')}
                </DigitizeButton>
              )}
            </Group>
            <PapersChecklist
              papers={form.papers}
              onChange={(papers) => change((now) => withPapers(now, papers, procedure.data?.fee))}
            />
            {problems.has('papers') ? (
              <Text size="sm" c="var(--desk-danger-ink)" mt="xs" role="alert">
                {t('problem.papers')}
              </Text>
            ) : null}
          </Paper>
        </Stack>
        <Paper p="sm" withBorder className={classes.side ?? ''} component="section" aria-label={t('summary.title')}>
          <Stack gap="sm">
            {refusing ? null : (
              <>
                <DuePanel
                  procedure={form.procedure}
                  submittedAt={readSent(form) ?? undefined}
                  source={procedure.data?.sources.term}
                />
                <Divider />
                <RequestFields form={form} problems={problems} procedure={procedure.data} onChange={fill} />
              </>
            )}
            <ErrorNotice error={failure} />
            {problems.size > 0 ? (
              <Text size="sm" c="var(--desk-danger-ink)" role="alert">
                {t('problem.some')}
              </Text>
            ) : null}
            {refusing ? (
              <RefusalPanel
                form={form}
                busy={refuse.isPending}
                onRefuse={(reason) => void sendRefusal(reason)}
                onCancel={() => setRefusing(false)}
              />
            ) : (
              <Stack gap="xs">
                <Button
                  size="md"
                  fullWidth
                  loading={accepting}
                  data-testid="accept"
                  rightSection={<ShortcutHint name="accept" />}
                  onClick={() => void send()}
                >
                  {t('accept')}
                </Button>
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={accepting}
                  rightSection={<ShortcutHint name="refuse" />}
                  onClick={() => setRefusing(true)}
                >
                  {t('refuse')}
                </Button>
              </Stack>
            )}
          </Stack>
        </Paper>
      </div>
    </div>
  )
}
