import { Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../shared/contract/settings.ts'
import { memory, questionKey, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { DaysTab } from './days-tab.tsx'
import { DigitizingTab } from './digitizing-tab.tsx'
import { FormsTab } from './forms-tab.tsx'
import { GoalsTab } from './goals-tab.tsx'
import { HoursTab } from './hours-tab.tsx'
import { TrialTab } from './trial-tab.tsx'

/** The calendar by which due times are computed, what the commune changes in it, and a place to try a rule. */
export function CalendarPage() {
  // The catalogues of all tabs at once: one that came with its tab would blank the whole screen for a moment.
  const { t } = useTranslation(['settings', 'due', 'printing', 'registers'])
  const format = useFormat()
  const session = useSession()
  const { data: calendar, error, refetch } = useAsk('settings.calendar', {}, { fresh: true })
  const editable = session?.rights.includes('configure') ?? false
  const onChanged = (view: CalendarView) => memory.setQueryData(questionKey('settings.calendar', {}), view)
  if (!calendar) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Text size="sm" mb="xs">
        {t('covers', { from: format.isoDate(calendar.coversFrom), until: format.isoDate(calendar.coversUntil) })}
      </Text>
      <Tabs defaultValue="days" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="days">{t('tabs.days')}</Tabs.Tab>
          <Tabs.Tab value="hours">{t('tabs.hours')}</Tabs.Tab>
          <Tabs.Tab value="trial">{t('tabs.trial')}</Tabs.Tab>
          <Tabs.Tab value="forms">{t('tabs.forms')}</Tabs.Tab>
          <Tabs.Tab value="goals">{t('tabs.goals')}</Tabs.Tab>
          <Tabs.Tab value="digitizing">{t('tabs.digitizing')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="days">
          <DaysTab calendar={calendar} editable={editable} onChanged={onChanged} />
        </Tabs.Panel>
        <Tabs.Panel value="hours">
          <HoursTab calendar={calendar} editable={editable} onChanged={onChanged} />
        </Tabs.Panel>
        <Tabs.Panel value="trial">
          <TrialTab />
        </Tabs.Panel>
        <Tabs.Panel value="forms">
          <FormsTab editable={editable} />
        </Tabs.Panel>
        <Tabs.Panel value="goals">
          <GoalsTab editable={editable} />
        </Tabs.Panel>
        <Tabs.Panel value="digitizing">
          <DigitizingTab editable={editable} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
