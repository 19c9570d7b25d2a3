import { Button, Group, Kbd, Text } from '@mantine/core'
import { IconFileOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { AwaitingSignature } from '../../shared/contract/signing.ts'
import { numberOf } from '../dossiers/dossier-number.tsx'
import { type PagesHandle, PlacedPages } from './placed-pages.tsx'
import { SignatureLines } from './signature-lines.tsx'
import classes from './signing.module.css'
import type { Awaiting } from './use-awaiting.ts'
import { keyOfAwaiting } from './wish.ts'

interface Properties {
  readonly queue: Awaiting
  readonly awaiting: AwaitingSignature
  readonly handle: RefObject<PagesHandle | null>
  readonly onReturn: () => void
}

/** What can be sent back from here: what nobody decided yet. */
export function mayReturn({ kind, row }: AwaitingSignature): boolean {
  return kind === 'approval' && row.state === 'deciding'
}

/** One file that waits, large: whose it is, who submitted it, its pages, and what can be done with it. */
export function AwaitingFile({ queue, awaiting, handle, onReturn }: Properties) {
  const { t } = useTranslation('signing')
  const { row, file, kind } = awaiting
  const key = keyOfAwaiting(awaiting)
  const isMarked = queue.marked.has(key)
  return (
    <>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} lineClamp={1}>
            {file?.name ?? row.procedureName}
          </Text>
          <Text size="xs" c="dimmed" lineClamp={2}>
            {[row.applicantName, t('queue.submittedBy', { name: awaiting.submittedBy }), awaiting.note]
              .filter(Boolean)
              .join(' · ')}{' '}
            <Link to="/dossiers/$id" params={{ id: row.id }} className={classes.link ?? ''}>
              {t('queue.open', { number: numberOf(row) })}
            </Link>
          </Text>
          {file === null ? null : <SignatureLines signatures={file.signatures} />}
        </div>
        <Group gap={6} wrap="nowrap" flex="none">
          {file === null ? null : (
            <Button
              size="compact-sm"
              variant={isMarked ? 'filled' : 'default'}
              aria-pressed={isMarked}
              aria-keyshortcuts="A"
              rightSection={
                <Kbd size="xs" aria-hidden>
                  A
                </Kbd>
              }
              onClick={() => queue.toggle(key)}
            >
              {t(isMarked ? 'queue.unmark' : 'queue.mark')}
            </Button>
          )}
          {mayReturn(awaiting) ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-keyshortcuts="R"
              rightSection={
                <Kbd size="xs" aria-hidden>
                  R
                </Kbd>
              }
              onClick={onReturn}
            >
              {t('return.button')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {file === null ? (
        <div className={classes.empty}>
          <IconFileOff size={32} stroke={1.3} aria-hidden />
          <Text size="sm" fw={600}>
            {t('queue.noFile')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('queue.noFileWhy')}
          </Text>
        </div>
      ) : (
        <PlacedPages
          key={`${key} ${file.file.address}`}
          dossier={row.id}
          address={file.file.address}
          name={file.name}
          signed={file.signed}
          kind={kind}
          place={queue.placeOf(awaiting)}
          onPlace={(place) => queue.setPlace(awaiting, place)}
          handle={handle}
        />
      )}
    </>
  )
}
