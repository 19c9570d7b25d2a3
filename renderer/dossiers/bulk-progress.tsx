import { Button, Group, Progress, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Obstacle } from '../../shared/dossier/acts.ts'
import type { DeskError } from '../../shared/errors.ts'
import classes from './bulk-bar.module.css'
import { bulkRunner } from './bulk-run.ts'
import type { BulkRun } from './bulk-runner.ts'
import { numberOf } from './dossier-number.tsx'

/** How far an act with many dossiers is, and in the end those that it was not done with, each with the reason. */
export function BulkProgress({ run }: { readonly run: BulkRun }) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const whyNot = useWhyNot()
  const { act, total, done, failures, state } = run
  const tried = done + failures.length
  const ended = state === 'ended'
  const untried = total - tried
  return (
    <section className={classes.bar} aria-label={t('bulk.progress')} data-testid="bulk-progress">
      <Group gap="sm">
        <Text size="sm" fw={600} role="status">
          {ended
            ? t('bulk.done', { act: t(`acts.${act}`), count: done, total })
            : t('bulk.running', { act: t(`acts.${act}`), done: tried, total })}
        </Text>
        {ended ? (
          <Button size="xs" variant="default" onClick={bulkRunner.dismiss}>
            {t('frame:action.close')}
          </Button>
        ) : (
          <Button size="xs" variant="default" disabled={state === 'stopping'} onClick={bulkRunner.stop}>
            {t('bulk.stop')}
          </Button>
        )}
      </Group>
      {ended ? null : <Progress mt="xs" size="sm" value={(tried / total) * 100} aria-label={t('bulk.progress')} />}
      {failures.length > 0 ? (
        <>
          <Text size="sm" mt="xs">
            {t('bulk.failed', { count: failures.length })}
          </Text>
          <ul className={classes.failures}>
            {failures.map(({ row, error }) => (
              <li key={row.id}>
                <Text size="sm">
                  <Link to="/dossiers/$id" params={{ id: row.id }}>
                    {numberOf(row)}
                  </Link>{' '}
                  – {whyNot(error)}
                </Text>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {ended && untried > 0 ? (
        <Text size="sm" mt="xs">
          {t('bulk.untried', { count: untried })}
        </Text>
      ) : null}
    </section>
  )
}

/** Why a dossier was refused an act: what stands in the way where the core says it, else the sentence of the error. */
function useWhyNot(): (error: DeskError) => string {
  const { t } = useTranslation(['dossiers', 'errors'])
  return ({ code, details }) => {
    if (code === 'dossiers.act-not-allowed') {
      const obstacle = Obstacle.options.find((each) => each === details.because)
      if (obstacle !== undefined) return t(`acts.because.${obstacle}`)
      if (details.because === 'target') return t('bulk.target')
    }
    return t(`errors:${code}`, details)
  }
}
