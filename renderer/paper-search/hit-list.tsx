import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextHit } from '../../shared/contract/papers.ts'
import classes from './hit-list.module.css'

interface Properties {
  readonly id: string
  readonly hits: readonly TextHit[]
  readonly chosen: TextHit | undefined
  readonly onChoose: (hit: TextHit) => void
}

/** The identifier of a hit within its list, for the field that moves in it. */
export function hitId(list: string, { dossier, code, page }: TextHit): string {
  return `${list}-${dossier}-${code}-${page}`
}

/** Places in papers where the words stand, each with the words around. */
export function HitList({ id, hits, chosen, onChoose }: Properties) {
  const { t } = useTranslation('papers')
  const list = useRef<HTMLDivElement>(null)
  const chosenId = chosen && hitId(id, chosen)
  useEffect(() => {
    if (chosenId !== undefined) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <div id={id} ref={list} role="listbox" aria-label={t('hits')} className={classes.list} hidden={hits.length === 0}>
      {hits.map((hit) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and moves in the list
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the field do the same
        <div
          key={hitId(id, hit)}
          id={hitId(id, hit)}
          role="option"
          aria-selected={hit === chosen}
          className={classes.hit}
          onClick={() => onChoose(hit)}
        >
          <Text size="sm">
            {hit.excerpt.map((piece, place) =>
              piece.found ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, always the same
                <mark key={place} className={classes.found}>
                  {piece.text}
                </mark>
              ) : (
                piece.text
              ),
            )}
          </Text>
          <Text size="xs" c="dimmed">
            {[t('place', { name: hit.name, page: hit.page }), hit.ownerName, hit.dossierCode]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
      ))}
    </div>
  )
}
