import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpdateState } from '../../shared/contract/desk.ts'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './about.module.css'

/** How often a download is looked at. */
const LOOK_EVERY_MS = 500

function lookAgain(): void {
  void memory.invalidateQueries({ queryKey: questionKey('shell.update-state', {}) })
}

/** What is known of a newer version, in words. */
function Told({ update }: { readonly update: UpdateState }) {
  const { t } = useTranslation('about')
  const format = useFormat()
  switch (update.state) {
    case 'off':
    case 'unchecked':
      return <Text size="sm">{t(`updates.${update.state}`)}</Text>
    case 'none':
      return <Text size="sm">{t('updates.none', { at: format.dateTime(update.checkedAt) })}</Text>
    default:
      return (
        <>
          <Text size="sm" fw={600}>
            {t(`updates.${update.state}`, { version: update.version })}
          </Text>
          {update.notes === '' ? null : (
            <Text size="sm" className={classes.notes}>
              {update.notes}
            </Text>
          )}
          {update.state === 'available' && !update.installable ? <Text size="sm">{t('updates.byStaff')}</Text> : null}
        </>
      )
  }
}

/** A download under way: how far it is, and a way to end it. */
function Downloading() {
  const { t } = useTranslation(['about', 'frame'])
  const { data } = useAsk('shell.update-state', {}, { everyMs: LOOK_EVERY_MS })
  const cancel = useAct('shell.update-cancel')
  const percent = data?.state === 'downloading' ? data.percent : 0
  return (
    <>
      <Progress value={percent} w="100%" aria-label={t('updates.progress')} />
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({}, { onSettled: lookAgain })}>
        {t('frame:action.cancel')}
      </Button>
    </>
  )
}

/** Asks once more before the program closes. */
function Install({ onInstall, isBusy }: { readonly onInstall: () => void; readonly isBusy: boolean }) {
  const { t } = useTranslation('about')
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{t('updates.install')}</Button>
  return (
    <>
      <Text size="sm">{t('updates.sure')}</Text>
      <Group gap="xs">
        <Button onClick={onInstall} loading={isBusy}>
          {t('updates.closeAndInstall')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)} disabled={isBusy}>
          {t('updates.later')}
        </Button>
      </Group>
    </>
  )
}

/** Looks for, fetches and installs a newer version: one button for each step, and none is pressed but by the officer. */
export function Updates() {
  const { t } = useTranslation('about')
  const known = useAsk('shell.update-state', {}, { fresh: true })
  const check = useAct('shell.update-check')
  const download = useAct('shell.update-download')
  const install = useAct('shell.update-install')
  const steps = [check, download, install]
  const update = known.data

  function begin(step: (typeof steps)[number]): void {
    for (const other of steps) other.reset()
    step.mutate({}, { onSettled: lookAgain })
    lookAgain()
  }

  const canLook = update?.state === 'unchecked' || update?.state === 'none' || update?.state === 'available'
  return (
    <section className={classes.card}>
      <Stack gap="sm" align="flex-start">
        <Title order={2}>{t('updates.title')}</Title>
        <div aria-live="polite">{update ? <Told update={update} /> : null}</div>
        {update?.state === 'downloading' ? <Downloading /> : null}
        {update?.state === 'ready' ? <Install onInstall={() => begin(install)} isBusy={install.isPending} /> : null}
        <Group gap="xs">
          {update?.state === 'available' && update.installable ? (
            <Button onClick={() => begin(download)} loading={download.isPending}>
              {t('updates.download')}
            </Button>
          ) : null}
          {canLook ? (
            <Button variant="light" onClick={() => begin(check)} loading={check.isPending}>
              {t('updates.check')}
            </Button>
          ) : null}
        </Group>
        <ErrorNotice error={known.error ?? steps.find(({ error }) => error !== null)?.error} />
      </Stack>
    </section>
  )
}
