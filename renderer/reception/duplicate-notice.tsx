import { Alert, Group, Text, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import { useAsk } from '../contract/questions.ts'
import { DossierNumber } from '../dossiers/dossier-number.tsx'
import { StateBadge } from '../parts/badges.tsx'
import { useFormat } from '../text/use-format.ts'
import type { ReceptionForm } from './reception-form.ts'

const NUMBER = /^(\d{9}|\d{12})$/

interface Properties {
  readonly form: ReceptionForm
  readonly wrong: boolean
  readonly onChange: (part: Partial<ReceptionForm>) => void
}

/**
 * Tells of a dossier of the same person and procedure that is still open. It stops nobody: the clerk opens the other one, or
 * says why a second is received.
 */
export function DuplicateNotice({ form, wrong, onChange }: Properties) {
  const { t } = useTranslation('reception')
  const { personalNumber } = form.applicant
  const enabled = form.procedure !== '' && NUMBER.test(personalNumber)
  const request = { personalNumber: enabled ? personalNumber : '000000000', procedure: form.procedure }
  const found = useAsk('citizens.same-request', request, { enabled, fresh: true }).data
  const open = enabled ? (found?.open ?? []) : []
  const recent = enabled ? (found?.recent ?? []) : []
  const of = open[0]?.id ?? ''
  const keep = useEffectEvent((duplicateOf: string) => {
    if (duplicateOf !== form.duplicateOf) onChange({ duplicateOf })
  })
  useEffect(() => keep(of), [of])
  if (open.length > 0) {
    return (
      <Alert color="amber" title={t('duplicate.open')} role="alert">
        {open.map((row) => (
          <Found key={row.id} row={row} />
        ))}
        <TextInput
          mt="xs"
          label={t('duplicate.reason')}
          maxLength={300}
          value={form.duplicateReason}
          error={wrong ? t('problem.duplicate') : null}
          onChange={(event) => onChange({ duplicateReason: event.currentTarget.value })}
        />
      </Alert>
    )
  }
  if (recent.length > 0) {
    return (
      <Alert color="petrol" title={t('duplicate.recent')}>
        {recent.map((row) => (
          <Found key={row.id} row={row} />
        ))}
      </Alert>
    )
  }
  return null
}

function Found({ row }: { readonly row: DossierRow }) {
  const { t } = useTranslation('reception')
  const format = useFormat()
  return (
    <Group gap="xs">
      <Link to="/dossiers/$id" params={{ id: row.id }}>
        <DossierNumber numbers={row} size="sm" />
      </Link>
      <StateBadge state={row.state} />
      <Text size="sm">{t('duplicate.since', { at: format.dateTime(row.receivedAt) })}</Text>
    </Group>
  )
}
