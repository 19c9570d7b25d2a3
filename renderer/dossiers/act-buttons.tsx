import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Properties {
  readonly label: string
  readonly busy: boolean
  readonly onCancel: () => void
}

/** The two ways out of an act's form. */
export function ActButtons({ label, busy, onCancel }: Properties) {
  const { t } = useTranslation('frame')
  return (
    <Group gap="xs">
      <Button type="submit" loading={busy}>
        {label}
      </Button>
      <Button variant="subtle" color="gray" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </Group>
  )
}
