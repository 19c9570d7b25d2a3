import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { useAnnounceReady } from '../app/announce.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { chooseByArrow } from './login-arrows.ts'
import { LoginChoice } from './login-choice.tsx'
import { Panel } from './panel.tsx'
import { SecretField } from './secret-field.tsx'
import { signIn } from './session.ts'
import { useAttempt } from './use-attempt.ts'

const LAST_LOGIN = 'motcua.last-login'

function firstLogin(logins: readonly string[]): string {
  const last = localStorage.getItem(LAST_LOGIN)
  return logins.find((login) => login === last) ?? logins[0] ?? ''
}

/** Opens the desk: who, and their passphrase, or their PIN where this machine keeps a secret beside it. */
export function SignIn({ state }: { readonly state: CallOutput<'desk.state'> }) {
  const { t } = useTranslation('session')
  const [login, setLogin] = useState(() => firstLogin(state.logins))
  const [chosenKind, setKind] = useState<'passphrase' | 'pin'>('pin')
  // Whether a PIN is enough may only be learnt when this screen is there already: after somebody left.
  const kind = state.pinOpens ? chosenKind : 'passphrase'
  const [secret, setSecret] = useState('')
  const attempt = useAttempt(login)
  const field = useRef<HTMLInputElement>(null)
  useAnnounceReady('sign-in')
  useEffect(() => {
    if (attempt.error && attempt.waitSeconds === 0) field.current?.focus()
  }, [attempt.error, attempt.waitSeconds])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (secret === '' || attempt.busy || attempt.waitSeconds > 0) return
    localStorage.setItem(LAST_LOGIN, login)
    const opened = await attempt.run(() =>
      signIn({ login, secret: kind === 'pin' ? { kind, pin: secret } : { kind, passphrase: secret } }),
    )
    if (!opened) setSecret('')
  }

  return (
    <Panel demonstration={state.demonstration}>
      <form
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => chooseByArrow(event, state.logins, login, setLogin)}
      >
        <Stack gap="md">
          <Title order={1}>{t('signIn.title')}</Title>
          <LoginChoice logins={state.logins} value={login} onChange={setLogin} />
          {state.pinOpens ? (
            <SegmentedControl
              aria-label={t('signIn.with')}
              value={kind}
              onChange={(value) => {
                setKind(value)
                setSecret('')
                field.current?.focus()
              }}
              data={[
                { value: 'pin', label: t('signIn.byPin') },
                { value: 'passphrase', label: t('signIn.byPassphrase') },
              ]}
            />
          ) : null}
          <SecretField
            ref={field}
            kind={kind}
            label={kind === 'pin' ? t('pin') : t('passphrase')}
            value={secret}
            onChange={setSecret}
            autoFocus
          />
          <ErrorNotice error={attempt.error} />
          <Button type="submit" loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
            {attempt.waitSeconds > 0 ? t('wait', { count: attempt.waitSeconds }) : t('signIn.open')}
          </Button>
          {state.logins.length > 1 ? (
            <Text size="xs" c="dimmed">
              {t('signIn.arrows')}
            </Text>
          ) : null}
        </Stack>
      </form>
    </Panel>
  )
}
