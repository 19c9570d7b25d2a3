import { Button, Group, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { DeskError } from '../../shared/errors.ts'
import type { SigningKind } from '../../shared/signing/index.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { isTypingIn } from './typing.ts'
import type { NotedWish } from './wish.ts'

interface Properties {
  readonly kind: SigningKind
  readonly wishes: readonly NotedWish[]
  /** There is no key to sign with but the program's: its button is the one that is meant. */
  readonly alone: boolean
  readonly onDone: () => void
  readonly onLeave: () => void
}

/**
 * Has the signing program of the machine sign, file by file: it asks in its own window. The first failure ends it, and pressed again it goes on with
 * the file that failed; whoever leaves has no further window opened.
 */
export function ServiceSigning({ kind, wishes, alone, onDone, onLeave }: Properties) {
  const { t } = useTranslation('signing')
  const [done, setDone] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (alone && !isTypingIn(document.body)) button.current?.focus()
  }, [alone])
  const total = wishes.length

  async function sign() {
    setFailure(null)
    setBusy(true)
    try {
      for (const [index, { wish, notation }] of wishes.entries()) {
        if (index < done) continue
        const { dossier, revision, signed, of } = wish
        const noted = notation === '' ? {} : { notation }
        await desk.ask('signing.sign-by-service', { run: uuidv7(), dossier, revision, signed, of, kind, ...noted })
        if (!isThere.current) return
        setDone(index + 1)
      }
      onDone()
    } catch (error) {
      setFailure(asDeskError(error))
    } finally {
      setBusy(false)
    }
  }

  const isOver = done === total
  return (
    <div data-testid="service" data-state={isOver ? 'done' : busy ? 'waiting' : 'offered'}>
      {isOver ? null : (
        <>
          <Button
            ref={button}
            size="xs"
            variant={alone ? 'filled' : 'default'}
            loading={busy}
            onClick={() => void sign()}
          >
            {t('sign.service')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('sign.serviceNote')}
          </Text>
        </>
      )}
      <Text size="sm" role="status" {...(isOver ? { fw: 600, c: 'var(--desk-good-ink)' } : {})}>
        {busy ? t('sign.serviceWaiting', { done: done + 1, total }) : null}
        {!busy && done > 0 ? t('sign.serviceDone', { count: done }) : null}
      </Text>
      {isOver ? (
        <Group gap="xs" mt={6}>
          <Button size="xs" variant="default" autoFocus onClick={onLeave}>
            {t('run.close')}
          </Button>
        </Group>
      ) : null}
      <ErrorNotice error={failure} />
    </div>
  )
}
