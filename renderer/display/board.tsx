import { useTranslation } from 'react-i18next'
import type { WaitingBoard } from '../../shared/waiting/ticket.ts'
import classes from './display-page.module.css'

/** The number called last in the largest type there is, those before it beside, and how many wait below. */
export function Board({ board }: { readonly board: WaitingBoard }) {
  const { t } = useTranslation('waiting')
  const [latest, ...earlier] = board.called
  return (
    <main className={classes.display} aria-label={t('board.title')}>
      <h1 className={classes.head}>{board.communeName}</h1>
      <div className={classes.body}>
        <div className={classes.call} role="status" aria-live="assertive">
          {latest ? (
            <>
              <div className={classes.word}>{t('board.calling')}</div>
              <div className={classes.big}>{latest.label}</div>
              <div className={classes.counter}>{t('board.toCounter', { counter: latest.counter })}</div>
            </>
          ) : (
            <div className={classes.word}>{t('board.noCall')}</div>
          )}
        </div>
        {earlier.length > 0 ? (
          <ul className={classes.earlier} aria-label={t('board.earlier')}>
            {earlier.map(({ label, counter }) => (
              <li key={label}>
                <strong>{label}</strong>
                <span>{t('board.toCounter', { counter })}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className={classes.foot}>
        {board.waiting.map(({ service, count, next }) => (
          <div key={service}>
            <div>
              <strong>{t(`service.${service}`)}</strong>
            </div>
            <div>
              {t('board.waiting', { count })}
              {next === null ? '' : ` · ${t('board.nextIs', { label: next })}`}
            </div>
          </div>
        ))}
      </div>
    </main>
  )
}
