import { Button, Group, Loader, Text } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningKind } from '../../shared/signing/index.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { AwaitingFile, mayReturn } from './awaiting-file.tsx'
import { AwaitingList } from './awaiting-list.tsx'
import { OpenRuns } from './open-runs.tsx'
import type { PagesHandle } from './placed-pages.tsx'
import { queueCommandOf } from './queue-keys.ts'
import { ReturnForm } from './return-form.tsx'
import { RunPanel } from './run-panel.tsx'
import { SignPanel } from './sign-panel.tsx'
import classes from './signing.module.css'
import { useAwaiting } from './use-awaiting.ts'
import { keyOfAwaiting, type Wish } from './wish.ts'

/** What stands beside the pages. */
type Beside =
  | { readonly shows: 'sign'; readonly kind: SigningKind; readonly wishes: readonly Wish[] }
  | { readonly shows: 'run'; readonly run: string }
  | { readonly shows: 'return' }

/** The files that wait for the signature of who sits there: looked at, marked or sent back, and signed with one confirmation (chờ ký). */
export function AwaitingPage() {
  const { t } = useTranslation(['signing', 'verification', 'errors', 'dossiers'])
  const queue = useAwaiting()
  const { data: known } = useAsk('signing.runs', {}, { fresh: true })
  const maySetUp = useSession()?.rights.some((right) => right === 'manage-officers') ?? false
  const [beside, setBeside] = useState<Beside | null>(null)
  const pages = useRef<PagesHandle>(null)
  const place = useRef<HTMLDivElement>(null)
  const { active } = queue
  const open = (known?.runs ?? []).filter(({ state }) => state !== 'ended')
  const focusList = () => place.current?.querySelector<HTMLElement>('[data-queue]')?.focus({ preventScroll: true })
  const isThere = !queue.reading && queue.files.length > 0
  useEffect(() => {
    if (isThere) place.current?.querySelector<HTMLElement>('[data-queue]')?.focus({ preventScroll: true })
  }, [isThere])

  function close() {
    setBeside(null)
    focusList()
  }

  /** Signs what is marked, kind by kind; with no mark the file on the screen. */
  function sign(wanted?: SigningKind) {
    const [first] = queue.wishes
    const marked = wanted === undefined ? first : ([wanted, queue.wishes.get(wanted) ?? []] as const)
    if (marked) return setBeside({ shows: 'sign', kind: marked[0], wishes: marked[1] })
    const wish = active && queue.wishOf(active)
    if (active && wish) setBeside({ shows: 'sign', kind: active.kind, wishes: [wish] })
  }

  function hear(event: KeyboardEvent) {
    if (event.defaultPrevented || event.nativeEvent.isComposing || isTyped(event.target)) return
    const onList = event.target instanceof Element && event.target.closest('[data-queue]') !== null
    const command = queueCommandOf(event, onList)
    // The panel beside it has the next button to press.
    if (!command || (command.does === 'sign' && beside !== null)) return
    event.preventDefault()
    if (command.does === 'go') return queue.go(command.to)
    if (command.does === 'turn') return pages.current?.turn(command.by)
    if (command.does === 'zoom') return pages.current?.zoom()
    if (command.does === 'mark-all') return queue.toggleAll()
    if (command.does === 'sign') return sign()
    if (command.does === 'mark') return active && queue.toggle(keyOfAwaiting(active))
    if (command.does === 'return') return active && mayReturn(active) ? setBeside({ shows: 'return' }) : undefined
    if (beside !== null) return close()
    queue.clear()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for all that lies within; each has a button too
    <div ref={place} className={classes.page} data-testid="awaiting" onKeyDown={hear}>
      <PageHeader title={t('title')} note={t('note')}>
        {maySetUp ? (
          <Link to="/signing-settings" className={classes.link ?? ''}>
            {t('setup')}
          </Link>
        ) : null}
        <Link to="/verify" className={classes.link ?? ''}>
          {t('verify')}
        </Link>
        {[...queue.wishes].map(([kind, wishes]) => (
          <Button
            key={kind}
            leftSection={<IconSignature size={18} aria-hidden />}
            disabled={beside?.shows === 'run'}
            onClick={() => sign(kind)}
          >
            {t('queue.sign', { kind: t(`kind.${kind}`), count: wishes.length })}
          </Button>
        ))}
      </PageHeader>
      <OpenRuns
        runs={open.filter(({ id }) => beside?.shows !== 'run' || beside.run !== id)}
        onShow={(run) => setBeside({ shows: 'run', run })}
      />
      <ErrorNotice error={queue.error} onRetry={queue.again} />
      {queue.reading ? <Loader /> : null}
      <div className={classes.columns} data-beside={beside !== null}>
        <div className={classes.left}>
          <Group justify="space-between" gap={6} wrap="nowrap">
            <Text size="xs" role="status">
              {[
                t('queue.count', { count: queue.files.length }),
                queue.marked.size > 0 ? t('queue.marked', { count: queue.marked.size }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Button
              size="compact-xs"
              flex="none"
              variant="subtle"
              aria-keyshortcuts="Shift+A"
              disabled={queue.files.length === 0}
              onClick={queue.toggleAll}
            >
              {t(
                queue.marked.size > 0 && queue.marked.size === queue.files.filter(({ file }) => file !== null).length
                  ? 'queue.unmarkAll'
                  : 'queue.markAll',
              )}
            </Button>
          </Group>
          {queue.files.length > 0 ? <AwaitingList queue={queue} /> : null}
          {queue.more ? (
            <Text size="xs" c="var(--desk-warn-ink)">
              {t('queue.more')}
            </Text>
          ) : null}
          <Text size="xs" c="dimmed">
            {t('queue.keys')}
          </Text>
        </div>
        <div className={classes.middle}>
          {active ? (
            <AwaitingFile
              queue={queue}
              awaiting={active}
              handle={pages}
              onReturn={() => setBeside({ shows: 'return' })}
            />
          ) : queue.reading ? null : (
            <div className={classes.empty}>
              <IconSignature size={32} stroke={1.3} aria-hidden />
              <Text size="sm">{t('queue.none')}</Text>
            </div>
          )}
        </div>
        {beside === null ? null : (
          <div className={classes.right}>
            {beside.shows === 'sign' ? (
              <SignPanel
                key={beside.wishes.map(({ dossier }) => dossier).join(' ')}
                kind={beside.kind}
                wishes={beside.wishes}
                onStarted={(run) => setBeside({ shows: 'run', run })}
                onLeave={close}
              />
            ) : null}
            {beside.shows === 'run' ? <RunPanel key={beside.run} run={beside.run} onClose={close} /> : null}
            {beside.shows === 'return' && active ? (
              <ReturnForm key={keyOfAwaiting(active)} awaiting={active} onLeave={close} />
            ) : null}
          </div>
        )}
      </div>
    </div>
  )
}

/** Whether letters pressed there are typed into something. */
function isTyped(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="listbox"]:not([data-queue])') !== null
  )
}
