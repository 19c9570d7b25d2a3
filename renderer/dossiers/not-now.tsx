import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import { Obstacle } from '../../shared/dossier/acts.ts'

/** The acts that cannot be done with a dossier now, by what stands in their way. */
export function NotNow({ view }: { readonly view: DossierView }) {
  const { t } = useTranslation('dossiers')
  const { state } = view.row
  if (state === 'refused' || state === 'returned' || state === 'stopped' || state === 'withdrawn') {
    return (
      <Text size="sm" c="dimmed">
        {t(`acts.nothing.${state}`)}
      </Text>
    )
  }
  return Obstacle.options.map((obstacle) => {
    const acts = view.acts.filter(({ allowed, because }) => !allowed && because === obstacle)
    if (acts.length === 0) return null
    return (
      <Text key={obstacle} size="xs" c="dimmed">
        {acts.map(({ act }) => t(`acts.${act}`)).join(', ')}: {t(`acts.because.${obstacle}`)}
      </Text>
    )
  })
}
