import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../parts/page-header.tsx'
import { useNow } from '../parts/use-now.ts'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { Beginnings } from './beginnings.tsx'
import { DraftList } from './draft-list.tsx'
import { DueToday } from './due-today.tsx'
import { Figures } from './figures.tsx'
import classes from './home.module.css'

/** Where a day begins: what to start, what was left unfinished, what is due. */
export function HomePage() {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useNow()
  const session = useSession()
  const may = new Set(session?.rights)
  return (
    <>
      <PageHeader title={t('home.title')} note={`${format.weekday(now)}, ${format.date(now)}`} />
      <div className={classes.page}>
        <Beginnings rights={may} />
        {may.has('read') ? <Figures /> : null}
        <SimpleGrid cols={2} spacing="md">
          {may.has('receive') ? <DraftList /> : null}
          {may.has('read') ? <DueToday /> : null}
        </SimpleGrid>
      </div>
    </>
  )
}
