import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { DeskError } from '../../shared/errors.ts'
import type { SigningKind } from '../../shared/signing/index.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import type { Wish } from './wish.ts'

interface Properties {
  readonly kind: SigningKind
  readonly wishes: readonly Wish[]
}

/** Has the signing program of the machine sign, file by file: it asks in its own window. The first failure ends it. */
export function ServiceSigning({ kind, wishes }: Properties) {
  const { t } = useTranslation('signing')
  const [done, setDone] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<DeskError | null>(null)

  async function sign() {
    setFailure(null)
    setBusy(true)
    setDone(0)
    try {
      for (const [index, { dossier, revision, signed, of }] of wishes.entries()) {
        await desk.ask('signing.sign-by-service', { run: uuidv7(), dossier, revision, signed, of, kind })
        setDone(index + 1)
      }
    } catch (error) {
      setFailure(asDeskError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div data-testid="service">
      <Button size="xs" variant="default" loading={busy} onClick={() => void sign()}>
        {t('sign.service')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('sign.serviceNote')}
      </Text>
      {done === null ? null : (
        <Text size="sm" role="status">
          {busy
            ? t('sign.serviceWaiting', { done: done + 1, total: wishes.length })
            : t('sign.serviceDone', { count: done })}
        </Text>
      )}
      <ErrorNotice error={failure} />
    </div>
  )
}
