import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { CertificationEntry, CertificationRule, CertifiedPaper } from '../../shared/certification/certification.ts'
import { chargeFor } from '../../shared/fees/charge.ts'
import { isImpossibleNumber } from '../../shared/identity/index.ts'
import { cleanLine } from '../../shared/text/index.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './certification.module.css'

const SHORTEST = 2
const MOST_PAGES = 9_999
const MOST_COPIES = 999
const MOST_PAPERS = 30

interface Properties {
  readonly visit: string
  readonly rule: CertificationRule
  /** The entry before, whose signer is offered again. */
  readonly last: CertificationEntry | undefined
  readonly onDone: (entries: readonly CertificationEntry[]) => void
}

const emptyPaper = (): CertifiedPaper => ({ id: v7(), paper: '', pages: 1, copies: 1 })

/** What one citizen brings to be certified: each kind of paper on a line, each line under a number of its own. */
export function EntryForm({ visit, rule, last, onDone }: Properties) {
  const { t } = useTranslation('certification')
  const format = useFormat()
  const enter = useAct('certification.enter')
  const fee = useAsk('catalog.procedure', { code: rule.procedure }).data?.fee
  const [papers, setPapers] = useState<readonly CertifiedPaper[]>(() => [emptyPaper()])
  const [parties, setParties] = useState({
    requester: '',
    requesterNumber: '',
    signer: last?.signer ?? '',
    signerPosition: last?.signerPosition ?? '',
  })
  const [tried, setTried] = useState(false)
  const isShort = (text: string) => cleanLine(text).length < SHORTEST
  const short = (text: string) => tried && isShort(text)
  const wrongNumber = isImpossibleNumber(parties.requesterNumber)
  const amountOf = ({ paper, pages, copies }: CertifiedPaper) =>
    fee === undefined ? 0 : (chargeFor(paper, fee, { pages, copies, pieces: copies })?.amount ?? 0)
  const change = (id: string, part: Partial<CertifiedPaper>) =>
    setPapers((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    const typed = [parties.requester, parties.signer, ...papers.map(({ paper }) => paper)]
    if (typed.some(isShort) || wrongNumber) {
      const form = event.currentTarget
      requestAnimationFrame(() => focusFirstInvalid(form))
      return
    }
    enter.mutate({ visit, dossier: null, kind: rule.kind, papers: [...papers], ...parties }, { onSuccess: onDone })
  }

  const faultOf = (name: keyof typeof parties, required: boolean): string | null => {
    if (name === 'requesterNumber') return tried && wrongNumber ? t('numberWrong') : null
    return required && short(parties[name]) ? t('required') : null
  }
  const field = (name: keyof typeof parties, label: string, maxLength: number, required: boolean) => (
    <TextInput
      label={label}
      maxLength={maxLength}
      value={parties[name]}
      error={faultOf(name, required)}
      onChange={(event) => setParties({ ...parties, [name]: event.currentTarget.value })}
    />
  )

  return (
    <form noValidate className={classes.card} aria-labelledby="enter-certification" onSubmit={submit}>
      <Stack gap="xs">
        <Title order={2} size="h3" id="enter-certification">
          {t('enterTitle')}
        </Title>
        <div className={classes.fields}>
          {field('requester', t('requester'), 100, true)}
          {field('requesterNumber', t('requesterNumber'), 20, false)}
        </div>
        {papers.map((paper, place) => (
          <div key={paper.id} className={classes.line}>
            <TextInput
              label={t('paper')}
              maxLength={300}
              value={paper.paper}
              error={short(paper.paper) ? t('required') : null}
              onChange={(event) => change(paper.id, { paper: event.currentTarget.value })}
            />
            <NumberInput
              label={t('pages')}
              min={1}
              max={MOST_PAGES}
              clampBehavior="strict"
              allowDecimal={false}
              hideControls
              value={paper.pages}
              onChange={(pages) => change(paper.id, { pages: Number(pages) || 1 })}
            />
            <NumberInput
              label={t(rule.kind === 'copy' ? 'copies' : 'cases')}
              min={1}
              max={MOST_COPIES}
              clampBehavior="strict"
              allowDecimal={false}
              hideControls
              value={paper.copies}
              onChange={(copies) => change(paper.id, { copies: Number(copies) || 1 })}
            />
            <Text className={classes.amount ?? ''}>{format.money(amountOf(paper))}</Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              mb={6}
              aria-label={t('removePaper', { number: place + 1 })}
              disabled={papers.length === 1}
              onClick={() => setPapers(papers.filter(({ id }) => id !== paper.id))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {papers.length < MOST_PAPERS ? (
          <Button
            size="xs"
            variant="subtle"
            w="fit-content"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setPapers([...papers, emptyPaper()])}
          >
            {t('addPaper')}
          </Button>
        ) : null}
        <div className={classes.fields}>
          {field('signer', t('signer'), 100, true)}
          {field('signerPosition', t('signerPosition'), 100, false)}
        </div>
        <Text size="sm" c="dimmed">
          {t('eachNumber', { count: papers.length })}
        </Text>
        <ErrorNotice error={enter.error} />
        <Group justify="space-between">
          <Text fw={600}>{format.money(papers.reduce((sum, paper) => sum + amountOf(paper), 0))}</Text>
          <Button type="submit" loading={enter.isPending}>
            {t('enter')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
