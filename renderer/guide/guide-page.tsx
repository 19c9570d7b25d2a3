import { Button } from '@mantine/core'
import { IconKeyboard, IconPrinter } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { use, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SHORTCUTS } from '../app/shortcuts.ts'
import { PageHeader } from '../parts/page-header.tsx'
import type { Language } from '../text/language.ts'
import { useLanguage } from '../text/use-format.ts'
import { CHAPTERS, type Guide } from './chapter.ts'
import { ChapterView } from './chapter-view.tsx'
import classes from './guide.module.css'
import { KeyboardMap } from './keyboard-map.tsx'

const guides = new Map<Language, Promise<Guide>>()

function guideIn(language: Language): Promise<Guide> {
  const known = guides.get(language)
  if (known) return known
  const coming = (language === 'vi' ? import('./vi/index.ts') : import('./en/index.ts')).then(({ guide }) => guide)
  guides.set(language, coming)
  return coming
}

const route = getRouteApi('/guide/{-$chapter}')

/** The user guide: one document with its contents beside it, read here or printed. */
export function GuidePage() {
  const { t } = useTranslation('guide')
  const { chapter } = route.useParams()
  const { print } = route.useSearch()
  const navigate = useNavigate()
  const guide = use(guideIn(useLanguage()))
  const [printing, setPrinting] = useState<'all' | 'keys' | null>(null)

  useEffect(() => {
    if (!chapter) return
    const place = document.getElementById(chapter)
    place?.scrollIntoView()
    place?.focus({ preventScroll: true })
  }, [chapter])

  useEffect(() => {
    if (print === undefined) return
    setPrinting(print)
    // Said once: who comes back to this address means to read.
    void navigate({ to: '/guide/{-$chapter}', params: { chapter }, search: {}, replace: true })
  }, [print, chapter, navigate])

  useEffect(() => {
    if (!printing) return
    window.print()
    setPrinting(null)
  }, [printing])

  return (
    <div data-printing={printing ?? 'all'} className={classes.guide}>
      <PageHeader title={t('title')} note={t('note', { key: SHORTCUTS.guide })}>
        <Button
          variant="default"
          leftSection={<IconKeyboard size={18} aria-hidden />}
          onClick={() => setPrinting('keys')}
        >
          {t('printKeys')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => setPrinting('all')}
        >
          {t('printAll')}
        </Button>
      </PageHeader>
      <div className={classes.columns}>
        <nav className={`${classes.contents} screen-only`} aria-label={t('contents')}>
          <ul>
            {CHAPTERS.map((name) => (
              <li key={name}>
                <Link to="/guide/{-$chapter}" params={{ chapter: name }} activeProps={{ 'aria-current': 'true' }}>
                  {guide[name].title}
                </Link>
              </li>
            ))}
            <li>
              <Link to="/guide/{-$chapter}" params={{ chapter: 'keys' }} activeProps={{ 'aria-current': 'true' }}>
                {t('keysTitle')}
              </Link>
            </li>
          </ul>
        </nav>
        <article className={classes.text}>
          {CHAPTERS.map((name) => (
            <ChapterView key={name} name={name} chapter={guide[name]} />
          ))}
          <KeyboardMap />
        </article>
      </div>
    </div>
  )
}
