import { Button, Group, Kbd, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconCamera, IconTrash } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskError } from '../../shared/errors.ts'
import { type PageQuad, WHOLE_PICTURE } from '../../shared/scanning/index.ts'
import { CornerHandles } from '../parts/corner-handles.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from './capture.module.css'
import type { TakenPage } from './use-taken.ts'

interface Properties {
  readonly page: TakenPage
  readonly number: number
  readonly error: DeskError | null
  readonly onMove: (quad: PageQuad) => void
  readonly onSettle: (quad: PageQuad) => void
  readonly onRetake: () => void
  readonly onDrop: () => void
  readonly onBack: () => void
}

/** One page that was taken, in full: its corners set by hand, taken again, thrown away. */
export function TakenEditor({ page, number, error, onMove, onSettle, onRetake, onDrop, onBack }: Properties) {
  const { t } = useTranslation('camera')
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onBack()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Stack gap="xs" component="section" aria-labelledby="taken-page" data-testid="taken-editor">
      <Group justify="space-between">
        <Title order={2} size="h3" id="taken-page">
          {t('page', { number })}
        </Title>
        <Group gap="xs">
          <Button
            ref={back}
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            rightSection={<Kbd aria-hidden="true">Esc</Kbd>}
            onClick={onBack}
          >
            {t('back')}
          </Button>
          <Button variant="default" leftSection={<IconCamera size={16} aria-hidden />} onClick={onRetake}>
            {t('retake')}
          </Button>
          <Button variant="subtle" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDrop}>
            {t('drop')}
          </Button>
        </Group>
      </Group>
      {page.faults.map((fault) => (
        <Text key={fault} size="sm" c="var(--desk-warn-ink)">
          {t(`takenFault.${fault}`, { dpi: page.dpi })}
        </Text>
      ))}
      <ErrorNotice error={error} />
      {page.picture === null ? (
        <Text size="sm" c="dimmed">
          {t('notHeld')}
        </Text>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {t('corners.help')}
          </Text>
          <div className={classes.edited}>
            <CornerHandles quad={page.quad ?? WHOLE_PICTURE} onChange={onMove} onSettle={onSettle}>
              <img src={page.picture} alt={t('page', { number })} draggable={false} />
            </CornerHandles>
          </div>
        </>
      )}
    </Stack>
  )
}
