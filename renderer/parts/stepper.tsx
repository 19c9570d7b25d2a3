import { ActionIcon, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Properties {
  /** What is looked at now: a day, a month. */
  readonly children: ReactNode
  readonly before: string
  readonly after: string
  /** By one back (-1) or on (1). */
  readonly onStep: (by: -1 | 1) => void
  /** Nothing lies beyond yet. */
  readonly isLast: boolean
}

/** Goes from one day or month to the next. */
export function Stepper({ children, before, after, onStep, isLast }: Properties) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="subtle" color="gray" aria-label={before} onClick={() => onStep(-1)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text size="sm" fw={600} aria-live="polite">
        {children}
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={after} disabled={isLast} onClick={() => onStep(1)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
