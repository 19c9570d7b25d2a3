import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAct } from '../contract/questions.ts'

/** Says that the date of the machine is right, where the desk gives no number because it doubts that. */
export function TrustClock() {
  const { t } = useTranslation('frame')
  const memory = useQueryClient()
  const trust = useAct('diagnostics.trust-clock')
  if (trust.isSuccess) {
    return (
      <Text mt="xs" size="sm" fw={500}>
        {t('clock.trusted')}
      </Text>
    )
  }
  return (
    <Button
      mt="xs"
      size="xs"
      variant="default"
      loading={trust.isPending}
      onClick={() =>
        trust.mutate({}, { onSuccess: () => void memory.invalidateQueries({ queryKey: ['diagnostics.read'] }) })
      }
    >
      {t('clock.trust')}
    </Button>
  )
}
