import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core'
import { IconArrowAutofitHeight, IconArrowAutofitWidth, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignaturePlace, SignedThing, SigningKind } from '../../shared/signing/index.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { usePictureUrl } from '../parts/use-picture-url.ts'
import { onPage } from './moving.ts'
import { PlaceBox } from './place-box.tsx'
import classes from './placed-pages.module.css'

/** What the keys of the screen around may do with the pages. */
export interface PagesHandle {
  readonly turn: (by: -1 | 1) => void
  readonly zoom: () => void
}

interface Properties {
  readonly dossier: string
  readonly address: string
  readonly name: string
  readonly signed: SignedThing
  readonly kind: SigningKind
  /** Where somebody put the signature; null leaves it to the desk. */
  readonly place: SignaturePlace | null
  readonly onPlace: (place: SignaturePlace | null) => void
  readonly handle: RefObject<PagesHandle | null>
}

/** The pages of a file that is to be signed, large, with the place where the signature will be seen. */
export function PlacedPages({ dossier, address, name, signed, kind, place, onPlace, handle }: Properties) {
  const { t } = useTranslation('signing')
  const found = useAsk('signing.place', { dossier, signed, of: address, kind }, { fresh: true })
  const [page, setPage] = useState(1)
  const [whole, setWhole] = useState(false)
  const shown = place ?? found.data?.place ?? null
  const picture = useAsk('papers.page', { dossier, address, page }, { keepPrevious: true })
  const url = usePictureUrl(picture.data?.content)
  const frame = useRef<HTMLDivElement>(null)
  const pages = picture.data?.pages ?? found.data?.pages.length ?? 1
  const size = found.data?.pages[page - 1]
  const go = (to: number) => setPage(Math.min(pages, Math.max(1, to)))
  useImperativeHandle(handle, () => ({ turn: (by) => go(page + by), zoom: () => setWhole(!whole) }))
  useEffect(() => {
    void page
    frame.current?.scrollTo({ top: 0 })
  }, [page])

  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <Group gap={4} wrap="nowrap">
          <ActionIcon aria-label={t('preview.before')} disabled={page <= 1} onClick={() => go(page - 1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Text size="xs" role="status">
            {t('preview.page', { page, pages })}
          </Text>
          <ActionIcon aria-label={t('preview.after')} disabled={page >= pages} onClick={() => go(page + 1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={t(whole ? 'preview.wide' : 'preview.whole')}
            aria-keyshortcuts="Z"
            onClick={() => setWhole(!whole)}
          >
            {whole ? <IconArrowAutofitWidth size={18} aria-hidden /> : <IconArrowAutofitHeight size={18} aria-hidden />}
          </ActionIcon>
        </Group>
        <Group gap={6} wrap="nowrap">
          {shown !== null && shown.page !== page ? (
            <>
              <Button size="compact-xs" variant="subtle" onClick={() => go(shown.page)}>
                {t('place.go', { page: shown.page })}
              </Button>
              {size ? (
                <Button size="compact-xs" variant="default" onClick={() => onPlace(onPage(shown, page, size))}>
                  {t('place.here')}
                </Button>
              ) : null}
            </>
          ) : null}
          {place === null ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => onPlace(null)}>
              {t('place.again')}
            </Button>
          )}
        </Group>
      </div>
      <ErrorNotice error={found.error ?? picture.error} />
      <section
        ref={frame}
        className={classes.frame}
        data-whole={whole}
        aria-label={t('preview.label', { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than its frame is scrolled with the arrow keys
        tabIndex={0}
      >
        {url === undefined ? (
          picture.error === null && <Loader size="sm" />
        ) : (
          <div className={classes.sheet}>
            <img src={url} alt={t('preview.alt', { page, name })} className={classes.picture} draggable={false} />
            {shown !== null && shown.page === page && size ? (
              <PlaceBox place={shown} page={size} onMove={onPlace} />
            ) : null}
          </div>
        )}
      </section>
      {found.data ? (
        <Text
          className={classes.note ?? ''}
          c={place === null && found.data.foundBy === 'default' ? 'var(--desk-warn-ink)' : 'dimmed'}
        >
          {place === null ? t(`place.foundBy.${found.data.foundBy}`) : t('place.byHand')} {t('place.hint')}
        </Text>
      ) : null}
    </div>
  )
}
