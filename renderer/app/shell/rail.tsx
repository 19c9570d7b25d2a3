import {
  IconAlarm,
  IconAlertTriangle,
  IconBook2,
  IconBooks,
  IconCalendarCog,
  IconCalendarDue,
  IconCash,
  IconChartBar,
  IconDeviceDesktopCog,
  IconFileCertificate,
  IconFilePlus,
  IconFiles,
  IconGavel,
  IconHome,
  IconHourglass,
  IconInbox,
  IconInfoCircle,
  IconKey,
  IconListNumbers,
  IconMessageReport,
  IconPackageExport,
  IconRubberStamp,
  IconScan,
  IconShieldLock,
  IconSignature,
  IconTicket,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Right } from '../../../shared/people/roles.ts'
import { useAsk } from '../../contract/questions.ts'
import { Brand } from '../../parts/brand.tsx'
import { ShortcutHint } from '../../parts/shortcut-hint.tsx'
import { useSession } from '../../session/session.ts'
import { useFormat } from '../../text/use-format.ts'
import { SHORTCUTS, type ShortcutName } from '../shortcuts.ts'
import { OfficerMenu } from './officer-menu.tsx'
import classes from './rail.module.css'

interface EntryProperties {
  readonly to: LinkProps['to']
  readonly search?: LinkProps['search']
  readonly icon: ComponentType<{ readonly size: number; readonly stroke: number; readonly 'aria-hidden': boolean }>
  readonly shortcut?: ShortcutName
  readonly count?: number | undefined
  readonly tone?: 'danger' | 'warn'
  readonly exact?: boolean
  readonly children: ReactNode
}

function Entry({ to, search, icon: Icon, shortcut, count, tone, exact, children }: EntryProperties) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  return (
    <li>
      <Link
        to={to ?? '/'}
        {...(search === undefined ? {} : { search })}
        className={classes.entry ?? ''}
        activeOptions={{ exact: exact ?? false, includeSearch: search !== undefined }}
        activeProps={{ 'aria-current': 'page' }}
        {...(shortcut ? { 'aria-keyshortcuts': SHORTCUTS[shortcut] } : {})}
      >
        <Icon size={18} stroke={1.7} aria-hidden />
        <span className={classes.label}>{children}</span>
        {count ? (
          <span className={classes.count} data-tone={tone} aria-label={t('nav.count', { count })} role="img">
            {format.number(count)}
          </span>
        ) : null}
        {shortcut ? <ShortcutHint name={shortcut} /> : null}
      </Link>
    </li>
  )
}

/** The way to every screen the officer may use, with the queues and how much waits in them. */
export function Rail({ onSkip }: { readonly onSkip: () => void }) {
  const { t } = useTranslation('frame')
  const session = useSession()
  const may = (right: Right) => session?.rights.includes(right) ?? false
  const counts = useAsk('dossiers.counts', {}, { enabled: may('read'), everyMs: 60_000 }).data
  return (
    <nav aria-label={t('nav.label')} className={`${classes.rail} screen-only`}>
      <button type="button" className={classes.skip} onClick={onSkip}>
        {t('nav.skip')}
      </button>
      <div className={classes.head}>
        <Brand />
        <div className={classes.place}>
          <div className={classes.commune}>{session?.desk.communeName}</div>
          <div className={classes.desk}>{session?.desk.deskName}</div>
        </div>
      </div>
      <div className={classes.lists}>
        <ul>
          <Entry to="/" exact icon={IconHome}>
            {t('nav.home')}
          </Entry>
          {may('receive') ? (
            <Entry to="/reception" icon={IconFilePlus} shortcut="reception">
              {t('nav.reception')}
            </Entry>
          ) : null}
          {may('read') ? (
            <Entry to="/dossiers" search={{ queue: 'all' }} icon={IconFiles} shortcut="dossiers">
              {t('nav.dossiers')}
            </Entry>
          ) : null}
          {may('receive') || may('process') ? (
            <Entry to="/digitize" icon={IconScan} shortcut="digitize">
              {t('nav.digitize')}
            </Entry>
          ) : null}
          {may('decide') || may('issue') ? (
            <Entry to="/signing" icon={IconSignature} shortcut="sign" count={counts?.toSign}>
              {t('nav.signing')}
            </Entry>
          ) : null}
          {may('return') ? (
            <Entry to="/returns" icon={IconPackageExport} shortcut="returns" count={counts?.awaitingReturn}>
              {t('nav.returns')}
            </Entry>
          ) : null}
          {may('collect') ? (
            <Entry to="/cash" icon={IconCash}>
              {t('nav.cash')}
            </Entry>
          ) : null}
          {may('read') ? (
            <Entry to="/certification" icon={IconRubberStamp}>
              {t('nav.certification')}
            </Entry>
          ) : null}
          {may('receive') || may('return') ? (
            <Entry to="/waiting" icon={IconTicket}>
              {t('nav.waiting')}
            </Entry>
          ) : null}
          {may('read') ? (
            <Entry to="/complaints" icon={IconMessageReport}>
              {t('nav.complaints')}
            </Entry>
          ) : null}
          {may('read') ? (
            <Entry to="/verify" icon={IconFileCertificate}>
              {t('nav.verify')}
            </Entry>
          ) : null}
          {may('read') ? (
            <Entry to="/registers" icon={IconListNumbers}>
              {t('nav.registers')}
            </Entry>
          ) : null}
          {may('read') ? (
            <Entry to="/indicators" icon={IconChartBar}>
              {t('nav.indicators')}
            </Entry>
          ) : null}
        </ul>
        {may('read') ? (
          <>
            <h2 className={classes.group}>{t('nav.queues')}</h2>
            <ul>
              <Entry
                to="/dossiers"
                search={{ queue: 'due-today' }}
                icon={IconCalendarDue}
                count={counts?.dueToday}
                tone="warn"
              >
                {t('nav.dueToday')}
              </Entry>
              <Entry to="/dossiers" search={{ queue: 'at-risk' }} icon={IconAlarm} count={counts?.atRisk} tone="warn">
                {t('nav.atRisk')}
              </Entry>
              <Entry
                to="/dossiers"
                search={{ queue: 'overdue' }}
                icon={IconAlertTriangle}
                count={counts?.overdue}
                tone="danger"
              >
                {t('nav.overdue')}
              </Entry>
              <Entry to="/dossiers" search={{ queue: 'mine' }} icon={IconUser} count={counts?.mine}>
                {t('nav.mine')}
              </Entry>
              <Entry to="/dossiers" search={{ queue: 'at-counter' }} icon={IconInbox} count={counts?.atCounter}>
                {t('nav.atCounter')}
              </Entry>
              <Entry
                to="/dossiers"
                search={{ queue: 'awaiting-decision' }}
                icon={IconGavel}
                count={counts?.awaitingDecision}
              >
                {t('nav.awaitingDecision')}
              </Entry>
              <Entry
                to="/dossiers"
                search={{ queue: 'awaiting-signature' }}
                icon={IconSignature}
                count={counts?.awaitingSignature}
              >
                {t('nav.awaitingSignature')}
              </Entry>
              <Entry
                to="/dossiers"
                search={{ queue: 'awaiting-citizen' }}
                icon={IconHourglass}
                count={counts?.awaitingCitizen}
              >
                {t('nav.awaitingCitizen')}
              </Entry>
            </ul>
          </>
        ) : null}
        <h2 className={classes.group}>{t('nav.desk')}</h2>
        <ul>
          {may('read') || may('manage-officers') ? (
            <Entry to="/officers" icon={IconUsers}>
              {t('nav.officers')}
            </Entry>
          ) : null}
          {may('read') || may('configure') ? (
            <Entry to="/books" icon={IconBooks}>
              {t('nav.books')}
            </Entry>
          ) : null}
          {may('receive') || may('process') || may('configure') ? (
            <Entry to="/scanners" icon={IconDeviceDesktopCog}>
              {t('nav.scanners')}
            </Entry>
          ) : null}
          {may('manage-officers') || may('configure') || may('maintain') ? (
            <Entry to="/signing-settings" icon={IconKey}>
              {t('nav.signingSettings')}
            </Entry>
          ) : null}
          {may('read') || may('configure') ? (
            <Entry to="/calendar" icon={IconCalendarCog}>
              {t('nav.calendar')}
            </Entry>
          ) : null}
          {may('manage-officers') ? (
            <Entry to="/security" icon={IconShieldLock}>
              {t('nav.security')}
            </Entry>
          ) : null}
          <Entry to="/guide/{-$chapter}" icon={IconBook2} shortcut="guide">
            {t('nav.guide')}
          </Entry>
          <Entry to="/about" icon={IconInfoCircle}>
            {t('nav.about')}
          </Entry>
        </ul>
      </div>
      <OfficerMenu />
    </nav>
  )
}
