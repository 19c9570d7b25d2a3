import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { Board } from './board.tsx'
import classes from './display-page.module.css'
import { SurveyScreen } from './survey-screen.tsx'

/** How often the display asks by itself: a new day, a desk that opened. Everything else is pushed. */
const EVERY_MS = 10_000

/** The screen that faces the citizens: the numbers being called, or the survey while somebody is asked. Nobody signs in here. */
export function DisplayPage() {
  const { t } = useTranslation('waiting')
  const board = useAsk('waiting.board', {}, { everyMs: EVERY_MS })
  const invitation = useAsk('satisfaction.invitation', {}, { everyMs: EVERY_MS })
  if (board.isPending) return null
  if (!board.data || board.error) {
    return (
      <main className={classes.message} aria-label={t('board.title')}>
        {t('board.closed')}
      </main>
    )
  }
  const token = invitation.data?.token
  return token ? <SurveyScreen key={token} token={token} /> : <Board board={board.data} />
}
