import { Badge, Button, Group, Text } from '@mantine/core'
import { IconRecycle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './digitize.module.css'
import { findTarget, type TargetGroup, takesPages } from './targets.ts'

type Held = CallOutput<'papers.held'>['papers'][number]

const TONES = { valid: 'green', expired: 'red', unknown: 'gray' } as const
/** A person who comes often has many; the likeliest come first. */
const MOST_SHOWN = 4
const NO_NUMBER = '000000000000'

interface Properties {
  readonly group: TargetGroup
}

/** Papers of the person that the desk holds already, before anything is scanned: one key takes them over (tái sử dụng). */
export function HeldPapers({ group }: Properties) {
  const { t } = useTranslation('digitize')
  const { personalNumber, procedure, kept, dossier } = group
  const { data } = useAsk(
    'papers.held',
    { personalNumber: personalNumber ?? NO_NUMBER, procedure },
    { enabled: personalNumber !== null && procedure !== '', fresh: true },
  )
  const reuse = useAct('papers.reuse')
  const offered = (data?.papers ?? []).filter(
    (held) => held.dossier !== dossier && needs(group, held) && held.validity !== 'expired',
  )
  const [first] = offered

  function take(held: Held) {
    if (!kept || reuse.isPending) return
    const from = { dossier: held.dossier, code: held.code, address: held.file.address }
    reuse.mutate(
      { dossier, code: held.for, from },
      { onSuccess: () => notifyDone(t('held.done', { name: nameOf(group, held) })) },
    )
  }
  useShortcut('reuse', () => first && take(first), first !== undefined && kept)

  if (offered.length === 0) return <ErrorNotice error={reuse.error} />
  return (
    <section className={classes.panel} aria-label={t('held.title')} data-testid="held">
      <Group gap={6} mb={4} wrap="nowrap">
        <IconRecycle size={16} aria-hidden />
        <Text size="xs" fw={600}>
          {t('held.title')}
        </Text>
      </Group>
      <ul className={classes.targets}>
        {offered.slice(0, MOST_SHOWN).map((held) => (
          <HeldItem
            key={`${held.for} ${held.dossier} ${held.code} ${held.file.address}`}
            group={group}
            held={held}
            isFirst={held === first}
            busy={reuse.isPending}
            onTake={() => take(held)}
          />
        ))}
      </ul>
      {kept ? null : (
        <Text size="xs" c="dimmed" mt={4}>
          {t('held.afterReception')}
        </Text>
      )}
      <ErrorNotice error={reuse.error} />
    </section>
  )
}

/** Whether the dossier still lacks a file that the held paper could be. */
function needs(group: TargetGroup, held: Held): boolean {
  const target = findTarget([group], { dossier: group.dossier, code: held.for })
  return target !== undefined && takesPages(target) && target.file === null && target.undigitized === null
}

function nameOf(group: TargetGroup, held: Held): string {
  return findTarget([group], { dossier: group.dossier, code: held.for })?.name ?? held.name
}

interface ItemProperties extends Properties {
  readonly held: Held
  readonly isFirst: boolean
  readonly busy: boolean
  readonly onTake: () => void
}

function HeldItem({ group, held, isFirst, busy, onTake }: ItemProperties) {
  const { t } = useTranslation('digitize')
  const format = useFormat()
  const { issuedOn, validUntil, number, issuer } = held.details
  const name = nameOf(group, held)
  return (
    <li className={classes.target}>
      <Text size="sm" lh={1.3}>
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        {[
          held.isResult ? t('held.result', { name: held.name }) : held.name === name ? '' : held.name,
          number ?? '',
          issuer ?? '',
          issuedOn === undefined
            ? t('held.filedOn', { on: format.date(held.filedAt) })
            : t('held.issuedOn', { on: format.isoDate(issuedOn) }),
          t('held.pages', { count: held.pages }),
          t('held.from', { number: held.dossierCode }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Group gap={6} mt={4} justify="space-between">
        <Badge color={TONES[held.validity]}>
          {held.validity === 'valid' && validUntil !== undefined
            ? t('held.validUntil', { until: format.isoDate(validUntil) })
            : t(`held.validity.${held.validity}`)}
        </Badge>
        <Button
          size="compact-sm"
          variant="light"
          disabled={!group.kept || busy}
          aria-label={t('held.reuseName', { name })}
          {...(isFirst ? { rightSection: <ShortcutHint name="reuse" /> } : {})}
          onClick={onTake}
        >
          {t('held.reuse')}
        </Button>
      </Group>
    </li>
  )
}
