import { ActionIcon, Group, Loader, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { usePictureUrl } from '../parts/use-picture-url.ts'
import classes from './paper-pages.module.css'

interface Properties {
  readonly dossier: string
  readonly address: string
  readonly name: string
  /** The page to begin with. */
  readonly start?: number
  /** Whether the keys go to the pages at once. */
  readonly takesFocus?: boolean
}

/** The pages of a kept file, one at a time: arrows go through them. */
export function PaperPages({ dossier, address, name, start = 1, takesFocus = true }: Properties) {
  const { t } = useTranslation('dossiers')
  const [page, setPage] = useState(start)
  const { data, error } = useAsk('papers.page', { dossier, address, page }, { keepPrevious: true })
  const url = usePictureUrl(data?.content)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The frame itself: which of its buttons can be pressed is known only with the first page.
    if (takesFocus) place.current?.focus()
  }, [takesFocus])
  const pages = data?.pages ?? 1
  const go = (to: number) => setPage(Math.min(pages, Math.max(1, to)))

  function hear(event: KeyboardEvent) {
    if (event.key === 'ArrowRight' || event.key === 'PageDown') go(page + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(page - 1)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are those of the two buttons within
    <div ref={place} tabIndex={-1} className={classes.pages} onKeyDown={hear}>
      <Group gap="xs" justify="center">
        <ActionIcon aria-label={t('papers.pageBefore')} disabled={page === 1} onClick={() => go(page - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Text size="xs" role="status">
          {t('papers.page', { page, pages })}
        </Text>
        <ActionIcon aria-label={t('papers.pageAfter')} disabled={page >= pages} onClick={() => go(page + 1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <ErrorNotice error={error} />
      {url === undefined ? (
        error === null && <Loader size="sm" />
      ) : (
        <img
          src={url}
          alt={t('papers.pageOf', { page, name })}
          className={classes.picture}
          draggable={false}
          // It was opened to be seen: below the end of the screen it would not be.
          onLoad={() => takesFocus && place.current?.scrollIntoView({ block: 'nearest' })}
        />
      )}
    </div>
  )
}
