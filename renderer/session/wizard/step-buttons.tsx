import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Properties {
  readonly onBack?: () => void
  readonly next: string
  readonly busy?: boolean
}

/** Back, and the button that Enter presses. */
export function StepButtons({ onBack, next, busy }: Properties) {
  const { t } = useTranslation('frame')
  return (
    <Group justify="flex-end" gap="xs">
      {onBack ? (
        <Button variant="default" onClick={onBack}>
          {t('action.back')}
        </Button>
      ) : null}
      <Button type="submit" loading={busy ?? false}>
        {next}
      </Button>
    </Group>
  )
}
