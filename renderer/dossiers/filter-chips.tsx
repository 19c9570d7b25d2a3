import { Button, Chip, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DossierState } from '../../shared/catalog/status.ts'
import { DossierQueue } from '../../shared/dossier/queue.ts'

interface Properties {
  readonly queue: DossierQueue
  readonly states: readonly DossierState[]
  readonly narrowed: boolean
  readonly onQueue: (queue: DossierQueue) => void
  readonly onStates: (states: DossierState[]) => void
  readonly onClear: () => void
}

/** Narrows the list to a queue and to states. */
export function FilterChips({ queue, states, narrowed, onQueue, onStates, onClear }: Properties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  return (
    <Group gap="xs" justify="space-between" wrap="wrap">
      <Chip.Group value={queue} onChange={(value) => onQueue(DossierQueue.parse(value))}>
        <Group gap={6} role="radiogroup" aria-label={t('queue.label')}>
          {DossierQueue.options.map((name) => (
            <Chip key={name} value={name} size="xs">
              {t(`queue.${name}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Chip.Group
        multiple
        value={[...states]}
        onChange={(values) => onStates(values.map((value) => DossierState.parse(value)))}
      >
        <Group gap={6} role="group" aria-label={t('stateFilter')}>
          {DossierState.options.map((state) => (
            <Chip key={state} value={state} size="xs" variant="outline">
              {t(`frame:state.${state}`)}
            </Chip>
          ))}
          <Button size="compact-xs" variant="subtle" disabled={!narrowed} onClick={onClear}>
            {t('clear')}
          </Button>
        </Group>
      </Chip.Group>
    </Group>
  )
}
