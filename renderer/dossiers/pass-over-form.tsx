import { Button, Group, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActInput } from '../../shared/contract/dossiers.ts'
import type { DeskError } from '../../shared/errors.ts'
import { DigitizeButton } from '../digitize/digitize-button.tsx'
import { useSession } from '../session/session.ts'

const SHORTEST_REASON = 5
const LONGEST_REASON = 1000

interface Properties {
  /** Why an act was refused. */
  readonly error: DeskError | null
  /** The act that was. */
  readonly input: ActInput | undefined
  readonly busy: boolean
  readonly onAct: (input: ActInput) => void
}

/** The same act with the reason why its files are passed over; undefined for an act that looks at none. */
function passedOver(input: ActInput, reason: string): ActInput | undefined {
  switch (input.act) {
    case 'forward':
    case 'take-over':
    case 'complete':
      return { ...input, withoutFiles: reason }
    case 'hand-over':
    case 'post':
    case 'send-electronically':
      return { ...input, withoutFile: reason }
    default:
      return undefined
  }
}

/** What to do about an act that was refused for the sake of files: scan them, or, by right, go on and say why. */
export function PassOverForm({ error, input, busy, onAct }: Properties) {
  const { t } = useTranslation('dossiers')
  const mayPassOver = useSession()?.rights.includes('decide') ?? false
  const [reason, setReason] = useState('')
  const isOfFiles = error?.code === 'papers.not-digitized' || error?.code === 'papers.result-unreadable'
  if (!isOfFiles || input === undefined || !('dossier' in input)) return null

  function send(event: FormEvent) {
    event.preventDefault()
    const again = input && passedOver(input, reason.trim())
    if (again && reason.trim().length >= SHORTEST_REASON) onAct(again)
  }

  return (
    <form onSubmit={send} data-testid="pass-over">
      {error.code === 'papers.not-digitized' ? (
        <Group mb="xs">
          <DigitizeButton dossier={input.dossier}>{t('papers.digitize')}</DigitizeButton>
        </Group>
      ) : null}
      {mayPassOver ? (
        <>
          <TextInput
            label={t('passOver.reason')}
            description={t('passOver.note')}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            type="submit"
            mt="xs"
            size="xs"
            variant="default"
            loading={busy}
            disabled={reason.trim().length < SHORTEST_REASON}
          >
            {t('passOver.send')}
          </Button>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('passOver.ask')}
        </Text>
      )}
    </form>
  )
}
