import { Badge, Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureHit } from '../../shared/contract/catalog.ts'
import { useAsk } from '../contract/questions.ts'
import classes from './procedure-picker.module.css'

const OFFERED = 12

interface Properties {
  /** Name of the chosen procedure, empty when none is. */
  readonly chosen: string
  readonly error: string | null
  readonly onChoose: (hit: ProcedureHit) => void
}

/** Finds a procedure by part of its name, its code or its initials, with or without diacritics; Enter takes the best. */
export function ProcedurePicker({ chosen, error, onChoose }: Properties) {
  const { t } = useTranslation('reception')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [typed, setTyped] = useState(chosen)
  useEffect(() => setTyped(chosen), [chosen])
  const query = typed === chosen ? '' : typed
  const hits = useAsk('catalog.search', { query, limit: OFFERED }, { keepPrevious: true })
  const offered = hits.data ?? []

  const answered = hits.isFetched && !hits.isPlaceholderData
  /** Enter came before the answer to what was typed. */
  const [hurried, setHurried] = useState(false)

  useEffect(() => {
    if (combobox.dropdownOpened && offered.length > 0) combobox.selectFirstOption()
  }, [offered, combobox.dropdownOpened, combobox.selectFirstOption])

  function choose(hit: ProcedureHit | undefined) {
    if (!hit) return
    combobox.closeDropdown()
    setTyped(hit.configured ? hit.name : typed)
    onChoose(hit)
  }

  const takeBest = useEffectEvent(() => {
    setHurried(false)
    choose(offered[0])
  })
  useEffect(() => {
    if (hurried && answered) takeBest()
  }, [hurried, answered])

  /** What is listed still answers the letters before the last: Enter must not take from it. */
  function onKeyDownCapture(event: KeyboardEvent) {
    setHurried(false)
    if (event.key !== 'Enter' || answered || query === '') return
    event.preventDefault()
    event.stopPropagation()
    setHurried(true)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={(code) => choose(offered.find((offer) => offer.code === code))}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={t('procedure.label')}
          placeholder={t('procedure.hint')}
          leftSection={<IconFileSearch size={16} aria-hidden />}
          value={typed}
          error={error}
          maxLength={200}
          autoFocus
          data-testid="procedure"
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onKeyDownCapture={onKeyDownCapture}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown()
            setTyped(chosen)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options ?? ''} aria-label={t('procedure.label')}>
          {offered.map((hit) => (
            <Combobox.Option key={hit.code} value={hit.code}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm" lineClamp={2}>
                  {hit.name}
                </Text>
                <Group gap={6} wrap="nowrap">
                  {hit.configured ? null : (
                    <Badge color="gray" size="sm">
                      {t('procedure.notConfigured')}
                    </Badge>
                  )}
                  <Text size="xs" ff="monospace" className={classes.code ?? ''}>
                    {hit.code}
                  </Text>
                </Group>
              </Group>
            </Combobox.Option>
          ))}
          {offered.length === 0 && !hits.isFetching ? <Combobox.Empty>{t('procedure.none')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
