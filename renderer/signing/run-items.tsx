import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { RunItem } from '../../shared/contract/signing-run.ts'
import classes from './signing.module.css'
import { keyOfThing } from './wish.ts'

const TONES = {
  waiting: 'dimmed',
  signing: 'var(--desk-ink-strong)',
  signed: 'var(--desk-good-ink)',
  failed: 'var(--desk-danger-ink)',
  stopped: 'var(--desk-warn-ink)',
} as const satisfies Record<RunItem['state'], string>

/** Every file of a run with how it stands, and why it failed. */
export function RunItems({ items }: { readonly items: readonly RunItem[] }) {
  const { t } = useTranslation(['signing', 'errors'])
  return (
    <ul className={classes.items} data-testid="run-items">
      {items.map((item) => (
        <li key={`${item.dossier} ${keyOfThing(item.signed)}`} data-state={item.state}>
          {item.name} ·{' '}
          <Link to="/dossiers/$id" params={{ id: item.dossier }} className={classes.link ?? ''}>
            {item.dossierCode}
          </Link>{' '}
          ·{' '}
          <Text span size="xs" fw={600} c={TONES[item.state]}>
            {t(`run.state.${item.state}`)}
          </Text>
          {item.level === null ? null : (
            <Text span size="xs" c="dimmed">
              {` · ${item.level}, ${t(item.level === 'B-B' ? 'run.level.unstamped' : 'run.level.stamped')}`}
            </Text>
          )}
          {item.failure === null ? null : (
            <Text size="xs" data-error-code={item.failure.code}>
              {t(`errors:${item.failure.code}`, item.failure.details)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  )
}
