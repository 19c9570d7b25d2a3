import { Button, Group, Loader, Text } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BatchPage, type PageQuad, WHOLE_PICTURE } from '../../shared/scanning/index.ts'
import { CornerHandles } from '../parts/corner-handles.tsx'
import classes from './page-view.module.css'
import { usePicture } from './use-picture.ts'

interface Properties {
  readonly batch: string
  readonly page: BatchPage
  /** The corners that were set; null gives them back to the program. */
  readonly onDone: (quad: PageQuad | null) => void
  readonly onLeave: () => void
}

/** Sets the corners of a photographed sheet by hand, over the untouched picture. */
export function CornerEditor({ batch, page, onDone, onLeave }: Properties) {
  const { t } = useTranslation('digitize')
  const picture = usePicture({ batch, page: page.id, kind: 'original', version: page.version })
  const [quad, setQuad] = useState<PageQuad>(page.recipe?.quad ?? cornersOf(page) ?? WHOLE_PICTURE)

  const place = useRef<HTMLDivElement>(null)
  const isThere = picture.state === 'there'
  useEffect(() => {
    if (isThere) place.current?.querySelector<HTMLElement>('[role="slider"]')?.focus()
  }, [isThere])

  function hear(event: KeyboardEvent) {
    // Where a button has the focus, Enter is its own.
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onDone(quad)
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Esc mean the buttons below, from every corner
    <div ref={place} className={classes.view} onKeyDown={hear}>
      <div className={classes.frame} data-zoom="fit">
        {picture.state === 'there' ? (
          <CornerHandles quad={quad} onChange={setQuad}>
            <img src={picture.url} alt={t('corners.alt')} className={classes.cornersPicture} draggable={false} />
          </CornerHandles>
        ) : (
          <Loader aria-label={t('page.coming')} />
        )}
      </div>
      <Group gap="xs" pt="xs" justify="space-between">
        <Text size="xs" c="dimmed">
          {t('corners.note')}
        </Text>
        <Group gap="xs">
          <Button size="xs" variant="subtle" color="gray" onClick={onLeave}>
            {t('corners.leave')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onDone(null)}>
            {t('corners.automatic')}
          </Button>
          <Button size="xs" onClick={() => onDone(quad)}>
            {t('corners.apply')}
          </Button>
        </Group>
      </Group>
    </div>
  )
}

/** The corners of what the program cut out, where it did so by a rectangle. */
function cornersOf({ recipe }: BatchPage): PageQuad | null {
  if (recipe === null || recipe.crop === null) return null
  const { left, top, width, height } = recipe.crop
  const [right, bottom] = [Math.min(1, left + width), Math.min(1, top + height)]
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}
