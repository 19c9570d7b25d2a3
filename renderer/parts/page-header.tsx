import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page-header.module.css'

interface Properties {
  readonly title: string
  /** One quiet line under the title. */
  readonly note?: ReactNode
  /** Buttons on the right. */
  readonly children?: ReactNode
}

/** Head of every screen: the one `h1`, what it is about, and the acts on the whole of it. */
export function PageHeader({ title, note, children }: Properties) {
  return (
    <header className={classes.header}>
      <div>
        <Title order={1}>{title}</Title>
        {note ? (
          <Text size="sm" c="dimmed" component="div">
            {note}
          </Text>
        ) : null}
      </div>
      <Group gap="xs" wrap="nowrap" flex="none" className="screen-only">
        {children}
      </Group>
    </header>
  )
}
