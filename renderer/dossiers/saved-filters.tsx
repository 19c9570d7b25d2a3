import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { DossierFilter, SavedFilter } from '../../shared/contract/filters.ts'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { isSameFilter } from './last-filter.ts'

interface Properties {
  /** As the list is narrowed now. */
  readonly filter: DossierFilter
  /** Whether it is narrowed at all. */
  readonly narrowed: boolean
  readonly onChoose: (filter: DossierFilter) => void
}

/** The officer's own filters, each a press away; the one in use can be given another name or deleted, a new one be kept. */
export function SavedFilters({ filter, narrowed, onChoose }: Properties) {
  const { t } = useTranslation('dossiers')
  const { data: kept = [], error } = useAsk('filters.list', {})
  const save = useAct('filters.save')
  const remove = useAct('filters.remove')
  /** Which one's name is being typed. */
  const [naming, setNaming] = useState<SavedFilter | null>(null)
  const current = kept.find((each) => isSameFilter(each.filter, filter))
  const know = (filters: readonly SavedFilter[]) => {
    memory.setQueryData(questionKey('filters.list', {}), filters)
    setNaming(null)
  }

  if (kept.length === 0 && !narrowed && naming === null) return <ErrorNotice error={error} />
  return (
    <>
      <Group gap={6} role="group" aria-label={t('saved.label')}>
        {kept.map((each) => (
          <Button
            key={each.id}
            size="compact-xs"
            variant={each.id === current?.id ? 'filled' : 'light'}
            aria-pressed={each.id === current?.id}
            leftSection={<IconBookmark size={13} aria-hidden />}
            onClick={() => onChoose(each.filter)}
          >
            {each.name}
          </Button>
        ))}
        {current && naming === null ? (
          <>
            <ActionIcon
              size="sm"
              variant="subtle"
              aria-label={t('saved.rename', { name: current.name })}
              onClick={() => setNaming(current)}
            >
              <IconPencil size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="red"
              aria-label={t('saved.remove', { name: current.name })}
              onClick={() => remove.mutate({ id: current.id }, { onSuccess: know })}
            >
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          </>
        ) : null}
        {naming === null && narrowed && !current ? (
          <Button size="compact-xs" variant="subtle" onClick={() => setNaming({ id: v7(), name: '', filter })}>
            {t('saved.keep')}
          </Button>
        ) : null}
        {naming ? (
          <Naming
            key={naming.id}
            start={naming.name}
            busy={save.isPending}
            onCancel={() => setNaming(null)}
            onName={(name) => save.mutate({ ...naming, name }, { onSuccess: know })}
          />
        ) : null}
      </Group>
      <ErrorNotice error={save.error ?? remove.error ?? error} />
    </>
  )
}

interface NamingProperties {
  readonly start: string
  readonly busy: boolean
  readonly onName: (name: string) => void
  readonly onCancel: () => void
}

function Naming({ start, busy, onName, onCancel }: NamingProperties) {
  const { t } = useTranslation(['dossiers', 'frame'])
  const [name, setName] = useState(start)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && name.trim() !== '') onName(name)
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
  }
  return (
    <Group gap={6}>
      <TextInput
        size="xs"
        w={220}
        aria-label={t('saved.name')}
        placeholder={t('saved.name')}
        value={name}
        maxLength={40}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button size="compact-sm" disabled={name.trim() === ''} loading={busy} onClick={() => onName(name)}>
        {t('saved.save')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
        {t('frame:action.cancel')}
      </Button>
    </Group>
  )
}
