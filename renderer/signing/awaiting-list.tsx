import { Badge, Group, Text } from '@mantine/core'
import { IconCheck, IconFileOff } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AwaitingSignature } from '../../shared/contract/signing.ts'
import { numberOf } from '../dossiers/dossier-number.tsx'
import { DueBadge } from '../parts/badges.tsx'
import classes from './signing.module.css'
import type { Awaiting } from './use-awaiting.ts'
import { keyOfAwaiting } from './wish.ts'

/** The files that wait, the earliest due first. The keys are the screen's own (see `queue-keys.ts`); here files are pressed. */
export function AwaitingList({ queue }: { readonly queue: Awaiting }) {
  const { t } = useTranslation(['signing', 'dossiers'])
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const active = queue.active === undefined ? undefined : keyOfAwaiting(queue.active)
  const place = queue.files.findIndex((file) => keyOfAwaiting(file) === active)
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' })
    void active
  }, [active])
  return (
    <div
      ref={list}
      role="listbox"
      aria-multiselectable
      aria-label={t('queue.label')}
      tabIndex={0}
      data-queue
      className={classes.list}
      {...(place < 0 ? {} : { 'aria-activedescendant': `${base}-${place}` })}
    >
      {queue.files.map((file, index) => {
        const key = keyOfAwaiting(file)
        return (
          // The keys are heard by the screen: the list's files are none of them reached by Tab.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div
            key={key}
            id={`${base}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={queue.marked.has(key)}
            className={classes.option}
            data-active={key === active}
            onClick={(event) => {
              queue.show(key)
              if (event.ctrlKey || isMark(event.target)) queue.toggle(key)
              list.current?.focus({ preventScroll: true })
            }}
          >
            <Item file={file} marked={queue.marked.has(key)} />
          </div>
        )
      })}
    </div>
  )
}

function isMark(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-mark]') !== null
}

function Item({ file, marked }: { readonly file: AwaitingSignature; readonly marked: boolean }) {
  const { t } = useTranslation(['signing', 'frame'])
  const { row } = file
  return (
    <>
      <span className={classes.mark} data-mark title={file.file === null ? undefined : t('queue.mark')}>
        {marked ? <IconCheck size={18} stroke={2.4} aria-label={t('queue.isMarked')} role="img" /> : null}
        {file.file === null ? <IconFileOff size={16} aria-label={t('queue.noFile')} role="img" /> : null}
      </span>
      <div>
        <Group justify="space-between" gap={6} wrap="nowrap">
          <Text size="sm" fw={600} truncate>
            {row.applicantName}
          </Text>
          <Badge color={file.kind === 'issue' ? 'red' : 'petrol'}>{t(`kind.${file.kind}`)}</Badge>
        </Group>
        <Text size="xs" lineClamp={2}>
          {row.procedureName}
        </Text>
        <Group gap={6} justify="space-between">
          <Text size="xs" c="dimmed" ff="monospace">
            {numberOf(row)}
          </Text>
          <DueBadge dueAt={row.dueAt} state={row.state} />
        </Group>
      </div>
    </>
  )
}
