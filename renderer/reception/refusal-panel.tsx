import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GrowingTextarea } from '../parts/growing-textarea.tsx'
import { missingPapers, type ReceptionForm } from './reception-form.ts'

const SHORTEST_REASON = 5

interface Properties {
  readonly form: ReceptionForm
  readonly busy: boolean
  readonly onRefuse: (reason: string) => void
  readonly onCancel: () => void
}

/** Refuses reception (từ chối tiếp nhận) with a written reason; what is missing is proposed as the first words. */
export function RefusalPanel({ form, busy, onRefuse, onCancel }: Properties) {
  const { t } = useTranslation(['reception', 'frame'])
  const missing = missingPapers(form).map(({ name }) => name)
  const [reason, setReason] = useState(missing.length > 0 ? t('refusal.missing', { papers: missing.join('; ') }) : '')
  const [tooShort, setTooShort] = useState(false)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim().length < SHORTEST_REASON) setTooShort(true)
        else onRefuse(reason)
      }}
    >
      <Stack gap="sm">
        <GrowingTextarea
          label={t('refusal.reason')}
          description={t('refusal.reasonWhy')}
          autoFocus
          leastRows={3}
          maxLength={1000}
          value={reason}
          error={tooShort ? t('refusal.tooShort') : null}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setTooShort(false)
          }}
        />
        <Group gap="xs">
          <Button type="submit" color="red" loading={busy}>
            {t('refusal.confirm')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('frame:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
