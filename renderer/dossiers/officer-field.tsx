import { Select, type SelectProps } from '@mantine/core'
import { type Right, rightsOf } from '../../shared/people/roles.ts'
import { useAsk } from '../contract/questions.ts'

interface Properties extends Omit<SelectProps, 'data' | 'right'> {
  /** Only officers who hold it are offered. */
  readonly holding: Right
}

/** Chooses an officer of this desk, found by typing. */
export function OfficerField({ holding, ...properties }: Properties) {
  const officers = useAsk('officers.list', {})
  const able = (officers.data ?? []).filter(({ roles }) => rightsOf(roles).has(holding))
  return (
    <Select
      searchable
      data={able.map(({ id, name, position }) => ({ value: id, label: `${name} – ${position}` }))}
      {...properties}
    />
  )
}
