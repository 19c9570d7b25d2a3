import { Button, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Contentment, SURVEY_QUESTIONS, type SurveyAnswers } from '../../shared/satisfaction/satisfaction.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'

/** What the citizen says of a dossier that was returned: asked on the second screen, noted by the officer, or said already. */
export function SatisfactionPanel({ dossier }: { readonly dossier: string }) {
  const { t } = useTranslation('satisfaction')
  const format = useFormat()
  const session = useSession()
  const known = useAsk('satisfaction.of-dossier', { dossier }, { fresh: true })
  if (!known.data) return <ErrorNotice error={known.error} onRetry={() => void known.refetch()} />
  const { survey, asked } = known.data
  if (!survey && !session?.rights.includes('return')) return null
  return (
    <Paper p="sm" withBorder component="section" aria-labelledby="satisfaction-title">
      <Title order={2} size="h3" id="satisfaction-title" mb="xs">
        {t('title')}
      </Title>
      {survey ? (
        <>
          {SURVEY_QUESTIONS.map((question) => (
            <Group key={question} justify="space-between">
              <Text size="sm">{t(`question.${question}`)}</Text>
              <Text size="sm" fw={600}>
                {t(`level.${survey.answers[question]}`)}
              </Text>
            </Group>
          ))}
          <Text size="xs" c="dimmed" mt="xs">
            {t('answered', { voice: t(`voice.${survey.voice}`), at: format.dateTime(survey.at) })}
          </Text>
        </>
      ) : (
        <Asking dossier={dossier} asked={asked} onChanged={() => void known.refetch()} />
      )}
    </Paper>
  )
}

interface AskingProperties {
  readonly dossier: string
  readonly asked: boolean
  readonly onChanged: () => void
}

function Asking({ dossier, asked, onChanged }: AskingProperties) {
  const { t } = useTranslation('satisfaction')
  const display = useAsk('shell.display', { open: null }, { fresh: true }).data
  const invite = useAct('satisfaction.invite')
  const withdraw = useAct('satisfaction.withdraw')
  const note = useAct('satisfaction.note')
  const [noting, setNoting] = useState(false)
  const [answers, setAnswers] = useState<SurveyAnswers>({ timeliness: 3, attitude: 3, overall: 3 })
  const then = (act: Promise<unknown>) => void act.then(onChanged, () => undefined)
  return (
    <Stack gap="xs">
      {asked ? (
        <Group justify="space-between">
          <Text size="sm" role="status">
            {t('invited')}
          </Text>
          <Button variant="default" onClick={() => then(withdraw.mutateAsync({}))}>
            {t('withdraw')}
          </Button>
        </Group>
      ) : (
        <Group gap="xs">
          {display?.open ? <Button onClick={() => then(invite.mutateAsync({ dossier }))}>{t('invite')}</Button> : null}
          <Button variant="default" aria-expanded={noting} onClick={() => setNoting(!noting)}>
            {t('note')}
          </Button>
        </Group>
      )}
      {noting && !asked ? (
        <>
          {SURVEY_QUESTIONS.map((question) => (
            <Group key={question} justify="space-between" wrap="nowrap">
              <Text size="sm" id={`survey-${question}`}>
                {t(`question.${question}`)}
              </Text>
              <SegmentedControl
                aria-labelledby={`survey-${question}`}
                value={String(answers[question])}
                onChange={(value) => setAnswers({ ...answers, [question]: Contentment.parse(Number(value)) })}
                data={(['3', '2', '1'] as const).map((level) => ({ value: level, label: t(`level.${level}`) }))}
              />
            </Group>
          ))}
          <Button loading={note.isPending} onClick={() => then(note.mutateAsync({ dossier, answers }))}>
            {t('save')}
          </Button>
        </>
      ) : null}
      <ErrorNotice error={invite.error ?? withdraw.error ?? note.error} />
    </Stack>
  )
}
