import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DossierState } from '../../shared/catalog/status.ts'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import type { ActOffer } from '../../shared/dossier/acts.ts'

const OBSTACLES = ['atCounter', 'noResult', 'hasResult', 'right'] as const
type Obstacle = (typeof OBSTACLES)[number]

/** What stands in the way of an act that is not allowed now. */
function obstacleTo({ act, because }: ActOffer, state: DossierState): Obstacle {
  if (because === 'right') return 'right'
  if (state === 'done') return 'hasResult'
  return act === 'hand-over' ? 'noResult' : 'atCounter'
}

/** The acts that cannot be done with a dossier now, and why. */
export function NotNow({ view }: { readonly view: DossierView }) {
  const { t } = useTranslation('dossiers')
  const { state } = view.row
  if (state === 'refused' || state === 'returned') {
    return (
      <Text size="sm" c="dimmed">
        {t(`acts.nothing.${state}`)}
      </Text>
    )
  }
  const barred = view.acts.filter(({ allowed }) => !allowed)
  return OBSTACLES.map((obstacle) => {
    const acts = barred.filter((offer) => obstacleTo(offer, state) === obstacle)
    if (acts.length === 0) return null
    return (
      <Text key={obstacle} size="xs" c="dimmed">
        {acts.map(({ act }) => t(`acts.${act}`)).join(', ')}: {t(`acts.because.${obstacle}`)}
      </Text>
    )
  })
}
