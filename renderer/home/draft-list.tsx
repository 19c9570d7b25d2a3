import { Button, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DraftLine, useDraftBox, useDrafts } from '../drafts/index.ts'
import { useNow } from '../parts/use-now.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './home.module.css'

function DraftRow({ draft }: { readonly draft: DraftLine }) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useNow()
  const navigate = useNavigate()
  const box = useDraftBox()
  const [asking, setAsking] = useState(false)
  const words = draft.holds?.filter((word) => word !== '') ?? []
  const what = words.length > 0 ? words.join(' – ') : t('home.empty')
  return (
    <li className={classes.row}>
      <span className={draft.holds ? classes.grow : classes.wrap}>{draft.holds ? what : t('home.broken')}</span>
      {asking ? (
        <>
          <Text size="sm">{t('home.discardSure')}</Text>
          <Button size="xs" color="red" autoFocus onClick={() => void box?.discard(draft.kind, draft.id)}>
            {t('home.discardConfirm')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>
            {t('home.keep')}
          </Button>
        </>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {format.shortDateTime(draft.savedAt, now)}
          </Text>
          {draft.holds ? (
            <Button
              size="xs"
              variant="light"
              aria-label={`${t('home.resume')}: ${what}`}
              onClick={() => void navigate({ to: '/reception', search: { draft: draft.id } })}
            >
              {t('home.resume')}
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`${t('home.discard')}: ${what}`}
            onClick={() => setAsking(true)}
          >
            <IconTrash size={16} aria-hidden />
          </Button>
        </>
      )}
    </li>
  )
}

/** What this officer left half typed, by what it holds. Nobody else's is ever among it. */
export function DraftList() {
  const { t } = useTranslation('frame')
  const drafts = useDrafts()
  return (
    <section className={`${classes.card} ${classes.list}`}>
      <Title order={2}>{t('home.drafts')}</Title>
      <Text size="xs" c="dimmed">
        {drafts?.length === 0 ? t('home.noDrafts') : t('home.draftsNote')}
      </Text>
      <ul>
        {drafts?.map((draft) => (
          <DraftRow key={`${draft.kind}/${draft.id}`} draft={draft} />
        ))}
      </ul>
    </section>
  )
}
