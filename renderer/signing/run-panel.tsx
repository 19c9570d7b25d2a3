import { Alert, Badge, Button, Group, Progress, Select, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningRun } from '../../shared/contract/signing-run.ts'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PinForm } from './pin-form.tsx'
import { RunItems } from './run-items.tsx'
import classes from './signing.module.css'

interface Properties {
  readonly run: string
  readonly onClose: () => void
}

/** A run of signatures from the PIN to its end: what is asked, how far it is, what failed, what was left. */
export function RunPanel({ run: id, onClose }: Properties) {
  const { t } = useTranslation(['signing', 'errors', 'session'])
  const { data: run, error, refetch } = useAsk('signing.run', { run: id }, { fresh: true })
  const place = useRef<HTMLElement>(null)
  const state = run?.state
  useEffect(() => {
    // Where a form takes the focus it has it already.
    if (state !== undefined && !place.current?.contains(document.activeElement)) place.current?.focus()
  }, [state])
  if (!run) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={classes.panel}
      aria-label={t('run.title', { kind: t(`kind.${run.kind}`), count: run.items.length })}
      data-testid="run"
      data-state={run.state}
    >
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t('run.title', { kind: t(`kind.${run.kind}`), count: run.items.length })}
        </Title>
        <Text size="sm">{run.certificate.holder}</Text>
        {run.isTraining ? <Training /> : null}
        {run.failure ? (
          <Alert
            role="alert"
            color="red"
            p="xs"
            icon={<IconAlertTriangle aria-hidden />}
            data-error-code={run.failure.code}
          >
            <Text size="sm">{t(`errors:${run.failure.code}`, run.failure.details)}</Text>
          </Alert>
        ) : null}
        <RunBody run={run} onClose={onClose} />
        <RunItems items={run.items} />
      </Stack>
    </section>
  )
}

/** Says that what is signed has no legal force. */
export function Training() {
  const { t } = useTranslation('signing')
  return (
    <Alert color="amber" p="xs" icon={<IconAlertTriangle aria-hidden />}>
      <Badge color="amber">{t('training')}</Badge>
      <Text size="sm">{t('trainingNote')}</Text>
    </Alert>
  )
}

function RunBody({ run, onClose }: { readonly run: SigningRun; readonly onClose: () => void }) {
  const { t } = useTranslation('signing')
  const total = run.items.length
  const done = run.items.filter(({ state }) => state === 'signed').length
  switch (run.state) {
    case 'checking':
      return (
        <Text size="sm" role="status">
          {t('run.checking')}
        </Text>
      )
    case 'asking-pin':
      return (
        <>
          {done > 0 ? (
            <Text size="sm" role="status">
              {t('run.running', { done, total })}
            </Text>
          ) : null}
          <PinForm run={run} />
        </>
      )
    case 'at-reader':
      return (
        <>
          <Text size="sm" fw={600} role="status">
            {t('pin.reader')}
          </Text>
          <Stop run={run.id} />
        </>
      )
    case 'signing':
      return (
        <>
          <Text size="sm" role="status">
            {t('run.running', { done, total })}
          </Text>
          <Progress size="sm" value={(done / total) * 100} aria-label={t('run.progress')} />
          <Stop run={run.id} />
        </>
      )
    case 'interrupted':
      return <Interrupted run={run} done={done} total={total} onClose={onClose} />
    case 'ended':
      return (
        <>
          <Text size="sm" fw={600} role="status" {...(done === total ? { c: 'var(--desk-good-ink)' } : {})}>
            {t('run.ended', { done, total })}
          </Text>
          <Group gap="xs">
            <Button size="xs" variant="default" autoFocus onClick={onClose}>
              {t('run.close')}
            </Button>
          </Group>
        </>
      )
  }
}

function Stop({ run }: { readonly run: string }) {
  const { t } = useTranslation('signing')
  const stop = useAct('signing.stop')
  return (
    <>
      <ErrorNotice error={stop.error} />
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={stop.isPending || stop.isSuccess}
          onClick={() => stop.mutate({ run })}
        >
          {t(stop.isPending || stop.isSuccess ? 'run.stopping' : 'run.stop')}
        </Button>
      </Group>
    </>
  )
}

interface InterruptedProperties {
  readonly run: SigningRun
  readonly done: number
  readonly total: number
  readonly onClose: () => void
}

/** A run that its token or the core left: gone on with when the certificate is plugged in again. */
function Interrupted({ run, done, total, onClose }: InterruptedProperties) {
  const { t } = useTranslation('signing')
  const goOn = useAct('signing.go-on')
  const stop = useAct('signing.stop')
  const { data: sight } = useAsk('signing.tokens', {}, { fresh: true })
  const tokens = (sight?.tokens ?? []).filter(({ certificates }) =>
    certificates.some(({ fingerprint }) => fingerprint === run.certificate.fingerprint),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const token = tokens.find(({ serial }) => serial === chosen) ?? tokens[0]
  const keep = (now: SigningRun) => memory.setQueryData(questionKey('signing.run', { run: run.id }), now)
  return (
    <>
      <Text size="sm" role="status">
        {t('run.interrupted', { done, total })}
      </Text>
      {token === undefined ? (
        <Text size="sm" c="var(--desk-warn-ink)">
          {t('run.plugIn', { holder: run.certificate.holder })}
        </Text>
      ) : null}
      {tokens.length > 1 ? (
        <Select
          size="xs"
          label={t('run.goOnWith')}
          allowDeselect={false}
          data={tokens.map(({ serial, label }) => ({ value: serial, label: `${label} (${serial})` }))}
          value={token?.serial ?? null}
          onChange={setChosen}
        />
      ) : null}
      <ErrorNotice error={goOn.error ?? stop.error} />
      <Group gap="xs">
        <Button
          size="xs"
          disabled={token === undefined}
          loading={goOn.isPending}
          onClick={() => {
            if (token) goOn.mutate({ run: run.id, token: token.serial }, { onSuccess: keep })
          }}
        >
          {t('run.goOn')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          loading={stop.isPending}
          onClick={() => stop.mutate({ run: run.id }, { onSuccess: onClose })}
        >
          {t('run.giveUp')}
        </Button>
      </Group>
    </>
  )
}
