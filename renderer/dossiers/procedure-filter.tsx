import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'

interface Properties {
  /** Code of the procedure, or null for all. */
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

const OFFERED = 50

/** Narrows a list to one procedure, found by typing part of its name or code with or without diacritics. */
export function ProcedureFilter({ value, onChange }: Properties) {
  const { t } = useTranslation('dossiers')
  const [typed, setTyped] = useState('')
  const chosen = useAsk('catalog.procedure', { code: value ?? '' }, { enabled: value !== null })
  // After a choice the field shows the chosen name; that is no question.
  const query = chosen.data?.name === typed ? '' : typed
  const hits = useAsk('catalog.search', { query, limit: OFFERED }, { keepPrevious: true })
  const offered = (hits.data ?? []).filter((hit) => hit.configured).map((hit) => ({ value: hit.code, label: hit.name }))
  const missing = chosen.data && !offered.some((offer) => offer.value === chosen.data.code)
  return (
    <Select
      label={t('procedureFilter')}
      placeholder={t('allProcedures')}
      searchable
      clearable
      data={missing ? [{ value: chosen.data.code, label: chosen.data.name }, ...offered] : offered}
      // The core has already matched, diacritics and all; the list shows its answer as it is.
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('noProcedure')}
    />
  )
}
