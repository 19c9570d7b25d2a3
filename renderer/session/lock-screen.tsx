import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { SessionView } from '../../shared/contract/people.ts'
import { useAnnounceReady } from '../app/announce.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { chooseByArrow } from './login-arrows.ts'
import { LoginChoice } from './login-choice.tsx'
import { Panel } from './panel.tsx'
import { SecretField } from './secret-field.tsx'
import { leave, signIn, unlock } from './session.ts'
import { useAttempt } from './use-attempt.ts'

interface Properties {
  readonly state: CallOutput<'desk.state'>
  readonly session: SessionView
}

/** The locked screen: who locked it, by login only, and their PIN. Nothing else of the work is in the document. */
export function LockScreen({ state, session }: Properties) {
  const { t } = useTranslation('session')
  const [pin, setPin] = useState('')
  const [login, setLogin] = useState(session.officer.login)
  const attempt = useAttempt(login)
  const field = useRef<HTMLInputElement>(null)
  useAnnounceReady('lock')
  useEffect(() => {
    if (attempt.error && attempt.waitSeconds === 0) field.current?.focus()
  }, [attempt.error, attempt.waitSeconds])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (pin === '' || attempt.busy || attempt.waitSeconds > 0) return
    // The desk is open behind the lock, so a colleague's PIN is enough to take the screen over.
    const open = () => (login === session.officer.login ? unlock(pin) : signIn({ login, secret: { kind: 'pin', pin } }))
    if (!(await attempt.run(open))) setPin('')
  }

  function choose(chosen: string) {
    setLogin(chosen)
    setPin('')
    field.current?.focus()
  }

  return (
    <Panel demonstration={state.demonstration} subtitle={`${session.desk.communeName} · ${session.desk.deskName}`}>
      <form
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => chooseByArrow(event, state.logins, login, choose)}
      >
        <Stack gap="md">
          <div>
            <Title order={1}>{t('lock.title')}</Title>
            <Text c="dimmed">{t('lock.by', { login: session.officer.login })}</Text>
          </div>
          {state.logins.length > 1 ? <LoginChoice logins={state.logins} value={login} onChange={choose} /> : null}
          <SecretField ref={field} kind="pin" label={t('pin')} value={pin} onChange={setPin} autoFocus />
          <ErrorNotice error={attempt.error} />
          <Group gap="xs" grow>
            <Button type="submit" loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
              {attempt.waitSeconds > 0
                ? t('wait', { count: attempt.waitSeconds })
                : t(login === session.officer.login ? 'lock.open' : 'lock.take')}
            </Button>
            <Button variant="default" onClick={() => void attempt.run(leave)}>
              {t('lock.leave')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed">
            {t('lock.kept')} {state.logins.length > 1 ? t('lock.others') : null}
          </Text>
        </Stack>
      </form>
    </Panel>
  )
}
