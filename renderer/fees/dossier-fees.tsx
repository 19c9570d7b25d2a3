import { Button, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { CollectPanel } from './collect-panel.tsx'
import classes from './fees.module.css'
import { PaymentList } from './payment-list.tsx'

/** What a dossier costs, what was paid for it, and the way to take it. */
export function DossierFees({ view }: { readonly view: DossierView }) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const session = useSession()
  const paid = useAsk('fees.of-dossier', { dossier: view.row.id }, { fresh: true })
  const [collecting, setCollecting] = useState(false)
  const [taken, setTaken] = useState<string>()
  if (!paid.data) return <ErrorNotice error={paid.error} onRetry={() => void paid.refetch()} />
  const asked = view.fee?.amount ?? 0
  const sum = paid.data.reduce((total, { amount, reversedAt }) => total + (reversedAt === null ? amount : 0), 0)
  const settled = paid.data.some(({ reversedAt }) => reversedAt === null)
  const may = (session?.rights.includes('collect') ?? false) && view.applicant !== null
  if (asked === 0 && paid.data.length === 0) return null
  return (
    <section className={classes.card} aria-labelledby="dossier-fees">
      <Title order={2} size="h3" id="dossier-fees" mb="xs">
        {t('ofDossier')}
      </Title>
      <Text size="sm" mb="xs">
        {settled
          ? t('paid', { amount: format.money(sum) })
          : t('unpaid', { amount: format.money(asked), note: view.fee?.note ?? '' })}
      </Text>
      {paid.data.length === 0 ? null : <PaymentList payments={paid.data} />}
      {may && !settled && !collecting ? <Button onClick={() => setCollecting(true)}>{t('collect')}</Button> : null}
      {collecting ? (
        <CollectPanel
          title={t('collect')}
          dossier={view.row.id}
          lines={[{ name: view.row.procedureName.slice(0, 200), quantity: 1, unitAmount: asked }]}
          payer={view.applicant?.name ?? ''}
          address={view.applicant?.address ?? ''}
          purpose={`LP ${view.row.code ?? view.row.temporaryCode ?? ''}`}
          onDone={({ id }) => {
            setCollecting(false)
            setTaken(id)
            void paid.refetch()
          }}
        />
      ) : null}
      {taken === undefined ? null : <DocumentPanel kind="fee-receipt" subject={taken} focusPrint />}
    </section>
  )
}
