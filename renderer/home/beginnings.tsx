import { IconFilePlus, IconPackageExport, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Right } from '../../shared/people/roles.ts'
import { SHORTCUTS } from '../app/shortcuts.ts'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import classes from './home.module.css'

/** The three things an officer at the counter begins with, each with its key. */
export function Beginnings({ rights }: { readonly rights: ReadonlySet<Right> }) {
  const { t } = useTranslation('frame')
  return (
    <nav aria-label={t('home.begin')} className={classes.beginnings}>
      {rights.has('receive') ? (
        <Link
          to="/reception"
          className={`${classes.card} ${classes.beginning} ${classes.main}`}
          aria-keyshortcuts={SHORTCUTS.reception}
        >
          <IconFilePlus size={22} aria-hidden />
          <span>{t('home.beginReception')}</span>
          <ShortcutHint name="reception" />
        </Link>
      ) : null}
      {rights.has('read') ? (
        <Link to="/dossiers" className={`${classes.card} ${classes.beginning}`} aria-keyshortcuts={SHORTCUTS.dossiers}>
          <IconSearch size={22} aria-hidden />
          <span>{t('home.beginSearch')}</span>
          <ShortcutHint name="dossiers" />
        </Link>
      ) : null}
      {rights.has('return') ? (
        <Link to="/returns" className={`${classes.card} ${classes.beginning}`} aria-keyshortcuts={SHORTCUTS.returns}>
          <IconPackageExport size={22} aria-hidden />
          <span>{t('home.beginReturn')}</span>
          <ShortcutHint name="returns" />
        </Link>
      ) : null}
    </nav>
  )
}
