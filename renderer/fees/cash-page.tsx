import { Button, Group, Tabs, Text, Title } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { dayOf, findDay, isoDateOf, localMinuteOf } from '../../shared/deadlines/index.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { useNow } from '../parts/use-now.ts'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { CollectPanel } from './collect-panel.tsx'
import classes from './fees.module.css'
import { PaymentList } from './payment-list.tsx'
import { TariffTab } from './tariff-tab.tsx'
import { TillTab } from './till-tab.tsx'

const TABS = ['collect', 'till', 'tariff'] as const
const route = getRouteApi('/cash')

/** The money of the counter: taking it, the payments of today, the till, and the commune's own fees. */
export function CashPage() {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const { tab } = route.useSearch()
  const navigate = useNavigate()
  const onTab = (name: string | null) =>
    void navigate({ to: '/cash', search: { tab: TABS.find((each) => each === name) }, replace: true })
  const session = useSession()
  const now = isoDateOf(dayOf(localMinuteOf(useNow())))
  // Until somebody steps to another day, the list follows the day in whose report money stands that is taken now.
  const current = useAsk('fees.till', {}, { fresh: true }).data?.day ?? now
  const [chosen, setChosen] = useState<string>()
  const day = chosen ?? current
  const step = (by: -1 | 1) => setChosen(isoDateOf((findDay(day) ?? 0) + by))
  const today = useAsk('fees.of-day', { day }, { fresh: true })
  const [form, setForm] = useState(() => v7())
  const [taken, setTaken] = useState<string>()
  const may = session?.rights.includes('collect') ?? false
  return (
    <>
      <PageHeader title={t('title')} note={t('pageNote')} />
      <Tabs value={tab ?? 'collect'} onChange={onTab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="collect">{t('tabs.collect')}</Tabs.Tab>
          <Tabs.Tab value="till">{t('tabs.till')}</Tabs.Tab>
          <Tabs.Tab value="tariff">{t('tabs.tariff')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="collect">
          <div className={classes.columns}>
            {taken === undefined && may ? (
              <CollectPanel
                key={form}
                title={t('collectOther')}
                dossier={null}
                lines={[]}
                payer=""
                address=""
                purpose={t('purposeOther')}
                onDone={({ id }) => setTaken(id)}
              />
            ) : null}
            {taken === undefined ? null : (
              <section className={classes.card}>
                <DocumentPanel kind="fee-receipt" subject={taken} focusPrint />
                <Button
                  mt="sm"
                  variant="light"
                  onClick={() => {
                    setTaken(undefined)
                    setForm(v7())
                  }}
                >
                  {t('next')}
                </Button>
              </section>
            )}
            <section className={classes.card}>
              <ErrorNotice error={today.error} onRetry={() => void today.refetch()} />
              {today.data ? (
                <>
                  <Group justify="space-between" mb="xs">
                    <Text fw={600}>
                      {t('totals', {
                        cash: format.money(today.data.totals.cash),
                        transfer: format.money(today.data.totals.transfer),
                      })}
                    </Text>
                    <Stepper before={t('dayBefore')} after={t('dayAfter')} onStep={step} isLast={day >= current}>
                      {format.isoDate(day)}
                    </Stepper>
                  </Group>
                  {day > now ? (
                    <Text size="sm" c="dimmed" mb="xs">
                      {t('afterClosing', { day: format.isoDate(day) })}
                    </Text>
                  ) : null}
                  <PaymentList payments={today.data.payments} />
                  {today.data.waiting.length === 0 ? null : (
                    <>
                      <Title order={2} size="h4" mt="sm" mb="xs">
                        {t('waitingForNumber')}
                      </Title>
                      <PaymentList payments={today.data.waiting} />
                    </>
                  )}
                </>
              ) : null}
            </section>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="till">
          <TillTab today={now} />
        </Tabs.Panel>
        <Tabs.Panel value="tariff">
          <TariffTab editable={session?.rights.includes('configure') ?? false} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
