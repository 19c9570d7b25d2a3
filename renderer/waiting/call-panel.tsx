import { Button, Checkbox, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelOf, type Ticket, WaitingService } from '../../shared/waiting/ticket.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { useSession } from '../session/session.ts'
import { useCounter } from './counter.ts'
import classes from './waiting-page.module.css'

/** What a counter does with the line: call the next, call again, say how it ended. */
export function CallPanel({ tickets, onMoved }: { readonly tickets: readonly Ticket[]; readonly onMoved: () => void }) {
  const { t } = useTranslation('waiting')
  const session = useSession()
  const [counter, setCounter] = useCounter()
  const [nobody, setNobody] = useState(false)
  const next = useAct('waiting.call-next')
  const again = useAct('waiting.call-again')
  const end = useAct('waiting.end')
  const current = tickets.find(({ state, officer }) => state === 'called' && officer === session?.officer.id)
  const name = counter.name.trim()
  const ready = name !== '' && counter.services.length > 0
  const busy = next.isPending || again.isPending || end.isPending

  async function callNext() {
    const called = await next.mutateAsync({ services: counter.services, counter: name }).catch(() => undefined)
    setNobody(called === null)
    onMoved()
  }
  useShortcut('callNext', () => void callNext(), ready && !busy)

  const move = (act: Promise<unknown>) =>
    void act.then(
      () => {
        setNobody(false)
        onMoved()
      },
      () => undefined,
    )

  return (
    <Paper p="sm" withBorder component="section" aria-labelledby="waiting-current" mb="sm">
      <Title order={2} size="h3" id="waiting-current">
        {t('current')}
      </Title>
      <div className={classes.current} role="status">
        {current ? (
          <>
            <div className={classes.label}>{labelOf(current)}</div>
            <Text size="sm" c="dimmed">
              {t(`service.${current.service}`)} · {t('calls', { count: current.calls })}
            </Text>
          </>
        ) : (
          <Text c="dimmed">{t(nobody ? 'nobody' : 'noCurrent')}</Text>
        )}
      </div>
      <Stack gap="xs">
        <Button
          onClick={() => void callNext()}
          disabled={!ready}
          loading={next.isPending}
          rightSection={<ShortcutHint name="callNext" />}
        >
          {t('next')}
        </Button>
        <Group gap="xs" grow>
          <Button
            variant="default"
            disabled={!current || name === '' || busy}
            onClick={() => current && move(again.mutateAsync({ ticket: current.id, counter: name }))}
          >
            {t('again')}
          </Button>
          <Button
            variant="default"
            disabled={!current || busy}
            onClick={() => current && move(end.mutateAsync({ ticket: current.id, outcome: 'absent' }))}
          >
            {t('absent')}
          </Button>
          <Button
            variant="default"
            disabled={!current || busy}
            onClick={() => current && move(end.mutateAsync({ ticket: current.id, outcome: 'served' }))}
          >
            {t('served')}
          </Button>
        </Group>
        <ErrorNotice error={next.error ?? again.error ?? end.error} />
        <TextInput
          label={t('counter')}
          placeholder={t('counterHint')}
          maxLength={20}
          value={counter.name}
          onChange={(event) => setCounter({ ...counter, name: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={t('serve')}
          error={counter.services.length === 0 ? t('serveNone') : undefined}
          value={counter.services}
          onChange={(chosen) =>
            setCounter({ ...counter, services: WaitingService.options.filter((each) => chosen.includes(each)) })
          }
        >
          <div className={classes.services}>
            {WaitingService.options.map((service) => (
              <Checkbox key={service} value={service} label={t(`service.${service}`)} />
            ))}
          </div>
        </Checkbox.Group>
      </Stack>
    </Paper>
  )
}
