import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../shared/contract/people.ts'
import { findPassphraseWeakness, findPinWeakness } from '../../shared/people/secrets.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { SecretField } from '../session/secret-field.tsx'
import { changeSecrets, useSession } from '../session/session.ts'
import { useAttempt } from '../session/use-attempt.ts'
import classes from './officers.module.css'
import { Strength } from './strength.tsx'

/** An officer's own passphrase and PIN: proved by an old one, chosen anew. */
export function OwnSecretsPage() {
  const session = useSession()
  return session ? <OwnSecrets session={session} /> : null
}

type What = 'pin' | 'passphrase' | 'both'

/** The form; `session.mustChange` leaves no choice but both. */
export function OwnSecrets({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation(['officers', 'session'])
  const { officer, desk, mustChange } = session
  const [chosen, setWhat] = useState<What>('pin')
  const what = mustChange ? 'both' : chosen
  const [values, setValues] = useState({ current: '', passphrase: '', passphraseAgain: '', pin: '', pinAgain: '' })
  const [tried, setTried] = useState(false)
  const attempt = useAttempt(officer.login)
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
  })
  const guessable = [officer.login, officer.name, desk.communeName]
  const changesPin = what !== 'passphrase'
  const changesPassphrase = what !== 'pin'
  const errors = {
    current: values.current === '' ? t('secrets.currentMissing') : undefined,
    passphrase:
      changesPassphrase && findPassphraseWeakness(values.passphrase, guessable) ? t('invalid.passphrase') : undefined,
    passphraseAgain:
      changesPassphrase && values.passphrase !== values.passphraseAgain ? t('invalid.passphraseAgain') : undefined,
    pin: changesPin && findPinWeakness(values.pin) ? t('invalid.pin') : undefined,
    pinAgain: changesPin && values.pin !== values.pinAgain ? t('invalid.pinAgain') : undefined,
  }
  const shown: Partial<typeof errors> = tried ? errors : {}

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.values(errors).some((error) => error !== undefined) || attempt.waitSeconds > 0) return
    const changed = await attempt.run(() =>
      changeSecrets({
        current: { kind: 'passphrase', passphrase: values.current },
        passphrase: changesPassphrase ? values.passphrase : null,
        pin: changesPin ? values.pin : null,
      }),
    )
    if (!changed) return
    setValues({ current: '', passphrase: '', passphraseAgain: '', pin: '', pinAgain: '' })
    setTried(false)
    notifyDone(t('secrets.changed'))
  }

  return (
    <>
      <PageHeader title={t('secrets.title')} note={t('secrets.note')} />
      {mustChange ? (
        <Alert color="amber" mb="sm">
          {t('secrets.must')}
        </Alert>
      ) : null}
      <form noValidate className={`${classes.card} ${classes.form}`} onSubmit={(event) => void submit(event)}>
        <Stack gap="sm" maw={460}>
          {mustChange ? null : (
            <SegmentedControl
              aria-label={t('secrets.what')}
              value={what}
              onChange={(value) => setWhat(value)}
              data={[
                { value: 'pin' as const, label: t('pin') },
                { value: 'passphrase' as const, label: t('passphrase') },
                { value: 'both' as const, label: t('secrets.both') },
              ]}
            />
          )}
          <SecretField
            kind="passphrase"
            label={t(mustChange ? 'onceSecret' : 'secrets.current')}
            autoFocus
            error={shown.current}
            {...field('current')}
          />
          {changesPassphrase ? (
            <>
              <SecretField
                kind="passphrase"
                label={t('secrets.newPassphrase')}
                error={shown.passphrase}
                description={
                  <Strength
                    kind="passphrase"
                    secret={values.passphrase}
                    guessable={guessable}
                    note={t('passphraseNote')}
                  />
                }
                {...field('passphrase')}
              />
              <SecretField
                kind="passphrase"
                label={t('passphraseAgain')}
                error={shown.passphraseAgain}
                {...field('passphraseAgain')}
              />
            </>
          ) : null}
          {changesPin ? (
            <>
              <SecretField
                kind="pin"
                label={t('secrets.newPin')}
                error={shown.pin}
                description={<Strength kind="pin" secret={values.pin} guessable={guessable} note={t('pinNote')} />}
                {...field('pin')}
              />
              <SecretField kind="pin" label={t('pinAgain')} error={shown.pinAgain} {...field('pinAgain')} />
            </>
          ) : null}
          <ErrorNotice error={attempt.error} />
          <Group>
            <Button type="submit" loading={attempt.busy} disabled={attempt.waitSeconds > 0}>
              {attempt.waitSeconds > 0 ? t('session:wait', { count: attempt.waitSeconds }) : t('secrets.change')}
            </Button>
          </Group>
          <Text size="xs" c="dimmed">
            {t('secrets.kept')}
          </Text>
        </Stack>
      </form>
    </>
  )
}
