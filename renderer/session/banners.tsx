import { IconAlertTriangle, IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import classes from './banners.module.css'

/** What everybody at this screen must know before trusting it: demonstration data, no sandbox, a runtime for tests. */
export function Banners({ demonstration }: { readonly demonstration: boolean }) {
  const { t } = useTranslation('frame')
  const about = useAsk('shell.about', {}).data
  const warnings = [
    ...(about && !about.sandbox ? [t('banner.sandbox')] : []),
    ...(about?.runtime === 'stand-in' ? [t('banner.standIn')] : []),
  ]
  // The place stays, so that what lies below keeps its row of the grid.
  if (!demonstration && warnings.length === 0) return <div />
  return (
    <aside className={`${classes.banners} screen-only`} aria-label={t('banner.label')}>
      {demonstration ? (
        <div className={`${classes.banner} ${classes.demonstration}`}>
          <IconSchool size={15} aria-hidden />
          {t('banner.demonstration')}
        </div>
      ) : null}
      {warnings.length > 0 ? (
        <div className={`${classes.banner} ${classes.warning}`}>
          <IconAlertTriangle size={15} aria-hidden />
          {warnings.join(' ')}
        </div>
      ) : null}
    </aside>
  )
}
