import {
  Alert,
  Button,
  Divider,
  NumberInput,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureHit } from '../../shared/contract/catalog.ts'
import type { Acknowledgement } from '../../shared/contract/dossiers.ts'
import { ReturnBy } from '../../shared/dossier/dossier.ts'
import { DeskError } from '../../shared/errors.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import type { DraftState } from '../drafts/index.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { ApplicantFields } from './applicant-fields.tsx'
import { CardField, type CardFieldHandle } from './card-field.tsx'
import { DuePanel } from './due-panel.tsx'
import { PapersChecklist } from './papers-checklist.tsx'
import { ProcedurePicker } from './procedure-picker.tsx'
import classes from './reception-desk.module.css'
import {
  type Problem,
  type ReceptionForm,
  readReception,
  readRefusal,
  withApplicant,
  withProcedure,
} from './reception-form.ts'
import { RefusalPanel } from './refusal-panel.tsx'
import { useStrayScan } from './stray-scan.ts'

interface Properties {
  readonly id: string
  readonly start: ReceptionForm
  /** The form was found as a draft. */
  readonly resumed: boolean
  readonly draftState: DraftState
  readonly onKeep: (form: ReceptionForm) => void
  readonly onAcknowledged: (acknowledgement: Acknowledgement, form: ReceptionForm) => void
  readonly onDiscard: () => void
}

const NO_PROBLEMS: ReadonlySet<Problem> = new Set()

/** The form of a reception on one screen, in the order of work: procedure, card, person, papers, fee, accept. */
export function ReceptionDesk({ id, start, resumed, draftState, onKeep, onAcknowledged, onDiscard }: Properties) {
  const { t } = useTranslation('reception')
  const [form, setForm] = useState(start)
  const [problems, setProblems] = useState(NO_PROBLEMS)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const [refusing, setRefusing] = useState(false)
  const card = useRef<CardFieldHandle>(null)
  const accept = useAct('dossiers.accept')
  const refuse = useAct('dossiers.refuse')
  const procedure = useAsk('catalog.procedure', { code: form.procedure }, { enabled: form.procedure !== '' })
  const busy = accept.isPending || refuse.isPending

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

  async function choose(hit: ProcedureHit) {
    setFailure(null)
    if (!hit.configured) {
      setFailure(new DeskError('catalog.not-configured', { code: hit.code }))
      return
    }
    try {
      const chosen = await desk.ask('catalog.procedure', { code: hit.code })
      change((now) => withProcedure(now, chosen))
      card.current?.focus()
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  async function send() {
    if (busy) return
    const read = readReception(id, form)
    setProblems(new Set(read.ok ? [] : read.problems))
    if (!read.ok) return
    setFailure(null)
    try {
      onAcknowledged(await accept.mutateAsync(read.value), form)
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  async function sendRefusal(reason: string) {
    const read = readRefusal(id, form, reason)
    setProblems(new Set(read.ok ? [] : read.problems))
    if (!read.ok) return
    setFailure(null)
    try {
      onAcknowledged(await refuse.mutateAsync(read.value), form)
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  const stray = useStrayScan(form, (scanned, before) => {
    change(() => before)
    card.current?.read(scanned)
  })

  useShortcut('accept', () => void send())
  useShortcut('refuse', () => setRefusing(true))

  return (
    <div {...stray}>
      <PageHeader title={t('title')} note={t('note')}>
        <Text size="sm" c={draftState === 'failing' ? 'var(--desk-danger-ink)' : 'dimmed'} role="status">
          {t(`draft.${draftState}`)}
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
                chosen={form.procedureName}
                error={problems.has('procedure') ? t('problem.procedure') : null}
                onChoose={(hit) => void choose(hit)}
              />
              <CardField ref={card} onPerson={(person, keep) => change((now) => withApplicant(now, person, keep))} />
            </div>
            {procedure.data?.advice.map((line) => (
              <Text key={line} size="sm" c="var(--desk-warn-ink)" mt={6}>
                {line}
              </Text>
            ))}
          </Paper>
          <Paper p="sm" withBorder component="section">
            <Title order={2} size="h3" mb="xs">
              {t('applicant.title')}
            </Title>
            <ApplicantFields
              value={form.applicant}
              ownerName={form.ownerName}
              problems={problems}
              onChange={(part) => change((now) => ({ ...now, applicant: { ...now.applicant, ...part } }))}
              onOwnerName={(ownerName) => fill({ ownerName })}
            />
          </Paper>
          <Paper p="sm" withBorder component="section">
            <Title order={2} size="h3" mb="xs">
              {t('papers.title')}
            </Title>
            <PapersChecklist papers={form.papers} onChange={(papers) => fill({ papers })} />
            {problems.has('papers') ? (
              <Text size="sm" c="var(--desk-danger-ink)" mt="xs" role="alert">
                {t('problem.papers')}
              </Text>
            ) : null}
          </Paper>
        </Stack>
        <Paper p="sm" withBorder className={classes.side ?? ''} component="section" aria-label={t('summary.title')}>
          <Stack gap="sm">
            <DuePanel procedure={form.procedure} />
            <Divider />
            <Textarea
              label={t('summary.request')}
              autosize
              minRows={1}
              maxRows={4}
              maxLength={1000}
              value={form.summary}
              onChange={(event) => fill({ summary: event.currentTarget.value })}
            />
            <div className={classes.pair}>
              <NumberInput
                label={t('fee.label')}
                suffix=" đ"
                thousandSeparator="."
                decimalSeparator=","
                allowDecimal={false}
                allowNegative={false}
                max={1_000_000_000}
                value={form.fee ?? ''}
                error={problems.has('fee') ? t('problem.fee') : null}
                onChange={(value) => fill({ fee: typeof value === 'number' ? value : null })}
              />
              <NumberInput
                label={t('sets')}
                min={1}
                max={20}
                allowDecimal={false}
                value={form.sets}
                onChange={(value) => fill({ sets: Number(value) || 1 })}
              />
            </div>
            <TextInput
              label={t('fee.note')}
              description={procedure.data?.feeNote}
              maxLength={200}
              value={form.feeNote}
              onChange={(event) => fill({ feeNote: event.currentTarget.value })}
            />
            <Select
              label={t('returnBy.label')}
              data={ReturnBy.options.map((value) => ({ value, label: t(`returnBy.${value}`) }))}
              allowDeselect={false}
              value={form.returnBy}
              onChange={(value) => fill({ returnBy: ReturnBy.catch('counter').parse(value) })}
            />
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
                  loading={accept.isPending}
                  data-testid="accept"
                  rightSection={<ShortcutHint name="accept" />}
                  onClick={() => void send()}
                >
                  {t('accept')}
                </Button>
                <Button
                  variant="subtle"
                  color="gray"
                  disabled={busy}
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
