import { Alert, Badge, Group, Loader, Text } from '@mantine/core'
import { IconAlertTriangle, IconFileBroken } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchPage } from '../../shared/scanning/index.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './page-view.module.css'
import { problemCode } from './problem-code.ts'
import type { Zoom } from './use-looking.ts'
import { usePicture } from './use-picture.ts'

interface Properties {
  readonly batch: string
  readonly page: BatchPage
  /** Its place in the stack, from 1, and how many there are. */
  readonly place: number
  readonly of: number
  readonly zoom: Zoom
  /** Shows it as it came from the scanner or the camera. */
  readonly original: boolean
}

/** One page, large: the whole of it, or at its own size and moved with the arrow keys. */
export function PageView({ batch, page, place, of, zoom, original }: Properties) {
  const { t } = useTranslation(['digitize', 'errors'])
  const format = useFormat()
  const kind = original || page.state !== 'cleaned' ? 'original' : 'page'
  return (
    <div className={classes.view}>
      <section
        className={classes.frame}
        data-zoom={zoom === 'fit' ? 'fit' : 'sized'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than its frame is moved with the arrow keys
        tabIndex={0}
        aria-label={t('page.label', { place, of })}
      >
        <Large key={`${page.id} ${kind}`} batch={batch} page={page} kind={kind} zoom={zoom} place={place} />
      </section>
      <div className={classes.facts}>
        <Text size="xs" c="dimmed">
          {[
            t('page.place', { place, of }),
            t('page.dots', { width: format.number(page.width), height: format.number(page.height) }),
            t('page.dpi', { dpi: page.dpi }),
            t(`origin.${page.origin}`),
          ].join(' · ')}
        </Text>
        <Group gap={6}>
          {original ? <Badge color="gray">{t('page.original')}</Badge> : null}
          {page.recipe ? <Badge color="gray">{t(`colour.${page.recipe.colour}`)}</Badge> : null}
          {page.blank ? <Badge color="gray">{t('strip.blank')}</Badge> : null}
          {page.sameSheet ? <Badge color="petrol">{t('strip.sameSheet')}</Badge> : null}
          {page.state === 'kept' ? <Badge color="gray">{t('page.cleaning')}</Badge> : null}
        </Group>
      </div>
      {page.state === 'failed' ? (
        <Alert color="amber" p="xs" mt={6} icon={<IconAlertTriangle aria-hidden />}>
          <Text size="sm">
            {t('page.failed')} {page.problem === null ? '' : t(`errors:${problemCode(page.problem)}`)}
          </Text>
        </Alert>
      ) : null}
      {page.warnings.length > 0 ? (
        <Alert color="amber" p="xs" mt={6} icon={<IconAlertTriangle aria-hidden />} data-testid="page-warnings">
          {page.warnings.map((warning) => (
            <Text key={warning} size="sm">
              {t(`warningWhy.${warning}`)}
            </Text>
          ))}
        </Alert>
      ) : null}
    </div>
  )
}

interface LargeProperties {
  readonly batch: string
  readonly page: BatchPage
  readonly kind: 'page' | 'original'
  readonly zoom: Zoom
  readonly place: number
}

function Large({ batch, page, kind, zoom, place }: LargeProperties) {
  const { t } = useTranslation('digitize')
  const picture = usePicture({ batch, page: page.id, kind, version: page.version })
  const [ownWidth, setOwnWidth] = useState(page.width)
  // While the large picture is on its way, the small one says what will come.
  const small = usePicture({ batch, page: page.id, kind: 'thumbnail', version: page.version })
  if (picture.state === 'failed') {
    return (
      <Text size="sm" className={classes.missing ?? ''}>
        <IconFileBroken size={20} aria-hidden /> {t('page.unreadable')}
      </Text>
    )
  }
  const current = picture.state === 'there' ? picture : small
  if (current.state !== 'there') return <Loader aria-label={t('page.coming')} />
  return (
    <img
      src={current.url}
      alt={t('page.alt', { place })}
      className={classes.picture}
      data-picture={picture.state === 'there' ? kind : 'thumbnail'}
      style={zoom === 'fit' ? {} : { width: ownWidth * zoom, maxWidth: 'none' }}
      onLoad={(event) => {
        if (picture.state === 'there') setOwnWidth(event.currentTarget.naturalWidth)
      }}
      draggable={false}
    />
  )
}
