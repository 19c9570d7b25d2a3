import { Button, FileButton, Group, Loader, Text } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../app/use-shortcut.ts'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import classes from './digitize.module.css'
import type { Adding } from './use-adding.ts'

/** HEIC by its endings too: not every system knows the kind. */
const ACCEPTED = 'application/pdf,image/jpeg,image/png,image/tiff,image/heic,image/heif,.heic,.heif,.hif'

interface Properties {
  readonly adding: Adding
  /** What went wrong was read and put away. */
  readonly onClosed: () => void
}

/** Adds files with all their pages; dropped on the screen they come the same way. What is no picture is told in words. */
export function AddFiles({ adding, onClosed }: Properties) {
  const { t } = useTranslation(['digitize', 'errors'])
  const button = useRef<HTMLButtonElement>(null)
  useShortcut('addFiles', () => button.current?.click())
  const failed = adding.files.filter(({ problem }) => problem !== null)
  const coming = adding.files.filter(({ problem }) => problem === null)
  return (
    <section className={classes.panel} aria-label={t('files.title')}>
      <FileButton multiple accept={ACCEPTED} onChange={adding.add}>
        {(properties) => (
          <Button
            {...properties}
            ref={button}
            fullWidth
            size="xs"
            variant="default"
            leftSection={<IconFilePlus size={16} aria-hidden />}
            rightSection={<ShortcutHint name="addFiles" />}
          >
            {t('files.add')}
          </Button>
        )}
      </FileButton>
      {coming.length > 0 ? (
        <Group gap={6} mt={6} role="status">
          <Loader size={14} />
          <Text size="xs">{t('files.coming', { count: coming.length, name: coming[0]?.name ?? '' })}</Text>
        </Group>
      ) : null}
      {adding.hasDrawn ? (
        <Text size="xs" c="dimmed" mt={6} role="status">
          {t('files.drawn')}
        </Text>
      ) : null}
      {failed.length > 0 ? (
        <div role="alert">
          <ul className={classes.files}>
            {failed.map(({ id, name, problem }) => (
              <li key={id} data-error-code={problem?.code}>
                <Text size="xs" fw={600} truncate>
                  {name}
                </Text>
                <Text size="xs" c="var(--desk-danger-ink)">
                  {problem ? t(`errors:${problem.code}`, problem.details) : ''}
                </Text>
              </li>
            ))}
          </ul>
          <Button
            mt={4}
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => {
              adding.forget()
              onClosed()
            }}
          >
            {t('close')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
