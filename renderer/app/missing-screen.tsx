import { Button, Stack, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** An address without a screen. */
export function MissingScreen() {
  const { t } = useTranslation('frame')
  const navigate = useNavigate()
  return (
    <Stack align="flex-start">
      <Title order={1}>{t('wrong.missing')}</Title>
      <Button onClick={() => void navigate({ to: '/' })}>{t('wrong.toHome')}</Button>
    </Stack>
  )
}
