import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningRun } from '../../shared/contract/signing-run.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { memory, useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { SecretField } from '../session/secret-field.tsx'

/** Sentences that say how many tries are left. */
const SAYS_TRIES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'signing.pin-few-tries',
  'signing.pin-last-try',
  'signing.pin-locked',
])

/** Asks for the PIN of a token, once for what is asked: with what the token says of its tries. What was typed leaves the field at once. */
export function PinForm({ run }: { readonly run: SigningRun }) {
  const { t } = useTranslation(['signing', 'session'])
  const give = useAct('signing.give-pin')
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)

  async function send(pin: Uint8Array<ArrayBuffer> | null) {
    setTyped('')
    setMissing(false)
    try {
      await give.mutateAsync({ run: run.id, pin })
    } catch {
      // Told below: the act keeps its error.
    } finally {
      pin?.fill(0)
      await memory.invalidateQueries({ queryKey: ['signing.run', { run: run.id }] })
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (give.isPending) return
    if (typed === '') return setMissing(true)
    void send(new TextEncoder().encode(typed))
  }

  // What was wrong with the PIN before says it already.
  const isSaid = run.failure !== null && SAYS_TRIES.has(run.failure.code)
  const warning = run.pin === null || run.pin === 'ok' || isSaid ? null : t(`pin.state.${run.pin}`)
  return (
    <form noValidate onSubmit={submit} data-testid="pin">
      <Stack gap="xs">
        {warning === null ? null : (
          <Alert
            role="alert"
            color={run.pin === 'count-low' ? 'amber' : 'red'}
            p="xs"
            icon={<IconAlertTriangle aria-hidden />}
            data-pin={run.pin}
          >
            <Text size="sm">{warning}</Text>
          </Alert>
        )}
        <ErrorNotice error={give.error} />
        {give.isPending ? (
          <Text size="sm" role="status">
            {t('pin.checking')}
          </Text>
        ) : (
          <SecretField
            kind="passphrase"
            label={t('pin.label')}
            value={typed}
            onChange={setTyped}
            description={t(run.pinEachTime ? 'pin.each' : 'pin.once')}
            error={missing ? t('pin.required') : null}
            autoFocus
          />
        )}
        <Group gap="xs">
          <Button type="submit" loading={give.isPending}>
            {t('pin.send')}
          </Button>
          <Button variant="subtle" color="gray" disabled={give.isPending} onClick={() => void send(null)}>
            {t('pin.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
