import { Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './capture.module.css'
import { usePageQueue } from './queue/current.ts'
import type { TakenPage } from './use-taken.ts'

interface Properties {
  readonly pages: readonly TakenPage[]
  readonly onChoose: (id: string) => void
}

/** The pages taken on this screen, the last first: what is wrong with each, and whether the desk has it already. */
export function TakenStrip({ pages, onChoose }: Properties) {
  const { t } = useTranslation('camera')
  const { waiting, refused } = usePageQueue()
  if (pages.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('takenNone')}
      </Text>
    )
  }
  const stateOf = (id: string) => {
    if (refused.some((page) => page.id === id)) return 'refused'
    return waiting.includes(id) ? 'waiting' : 'kept'
  }
  return (
    <ul className={classes.strip} aria-label={t('taken')}>
      {pages
        .map((page, index) => ({ page, number: index + 1, state: stateOf(page.id) }) as const)
        .reverse()
        .map(({ page, number, state }) => (
          <li
            key={page.id}
            data-testid="taken-page"
            data-page={page.id}
            data-state={state}
            data-faults={page.faults.join(' ')}
          >
            <UnstyledButton className={classes.page ?? ''} onClick={() => onChoose(page.id)}>
              <img src={page.thumbnail} alt="" />
              <span className={classes.words}>
                <span>{t('page', { number })}</span>
                {state === 'kept' ? <IconCheck size={15} color="var(--desk-good-ink)" aria-hidden /> : null}
                {state === 'waiting' ? <IconClock size={15} color="var(--desk-warn-ink)" aria-hidden /> : null}
                {state === 'refused' ? (
                  <IconAlertTriangle size={15} color="var(--desk-danger-ink)" aria-hidden />
                ) : null}
              </span>
              <Text size="xs" px={6} pb={2} c={page.faults.length > 0 ? 'var(--desk-warn-ink)' : 'dimmed'} ta="left">
                {page.faults[0] === undefined
                  ? t(`state.${state}`)
                  : t(`takenShort.${page.faults[0]}`, { dpi: page.dpi })}
              </Text>
            </UnstyledButton>
          </li>
        ))}
    </ul>
  )
}
