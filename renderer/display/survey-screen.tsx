import { IconMoodEmpty, IconMoodSad, IconMoodSmile } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Contentment, SURVEY_QUESTIONS, type SurveyAnswers } from '../../shared/satisfaction/satisfaction.ts'
import { useAct } from '../contract/questions.ts'
import classes from './display-page.module.css'

const LEVELS = [
  { level: 3, Icon: IconMoodSmile },
  { level: 2, Icon: IconMoodEmpty },
  { level: 1, Icon: IconMoodSad },
] as const satisfies readonly { level: Contentment; Icon: typeof IconMoodSmile }[]

/** Three questions, one touch each. The third touch keeps the answers; whoever does not want to goes away with one touch. */
export function SurveyScreen({ token }: { readonly token: string }) {
  const { t } = useTranslation('satisfaction')
  const [answers, setAnswers] = useState<Partial<SurveyAnswers>>({})
  const [left, setLeft] = useState(false)
  const answer = useAct('satisfaction.answer')
  const step = SURVEY_QUESTIONS.findIndex((question) => answers[question] === undefined)
  const question = SURVEY_QUESTIONS[step]

  function touch(level: Contentment) {
    if (question === undefined) return
    const next = { ...answers, [question]: level }
    setAnswers(next)
    const { timeliness, attitude, overall } = next
    if (timeliness && attitude && overall) answer.mutate({ token, answers: { timeliness, attitude, overall } })
  }

  if (question === undefined || left) {
    return (
      <main className={classes.message} role="status">
        {t('thanks')}
      </main>
    )
  }
  return (
    <main className={classes.survey} aria-label={t('title')}>
      <h1 className={classes.ask}>{t(`ask.${question}`)}</h1>
      <div className={classes.choices}>
        {LEVELS.map(({ level, Icon }) => (
          <button
            key={`${question}-${level}`}
            type="button"
            className={classes.choice}
            data-level={level}
            onClick={() => touch(level)}
          >
            <Icon stroke={1.4} aria-hidden />
            {t(`level.${level}`)}
          </button>
        ))}
      </div>
      <div>{t('step', { step: step + 1, of: SURVEY_QUESTIONS.length })}</div>
      <button type="button" className={classes.skip} onClick={() => setLeft(true)}>
        {t('skip')}
      </button>
    </main>
  )
}
