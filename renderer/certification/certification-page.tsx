import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { type CertificationEntry, CertificationKind } from '../../shared/certification/certification.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../shared/deadlines/index.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useNow } from '../parts/use-now.ts'
import { useSession } from '../session/session.ts'
import classes from './certification.module.css'
import { EntryForm } from './entry-form.tsx'
import { MonthPanel } from './month-panel.tsx'
import { VisitDone } from './visit-done.tsx'

const REMEMBERED = 'motcua.certification.kind'

/** The certification counter: papers entered under the next numbers of their book, and the book of the month. */
export function CertificationPage() {
  const { t } = useTranslation('certification')
  const session = useSession()
  const [kind, setKind] = useState(() => CertificationKind.catch('copy').parse(localStorage.getItem(REMEMBERED)))
  const [visit, setVisit] = useState(() => v7())
  const [done, setDone] = useState<readonly CertificationEntry[]>([])
  const current = isoDateOf(dayOf(localMinuteOf(useNow()))).slice(0, 7)
  const [chosen, setChosen] = useState<string>()
  const month = chosen ?? current
  const entries = useAsk('certification.of-month', { kind, month }, { fresh: true })
  // Who signed last is offered again, whatever month is looked at.
  const latest = useAsk('certification.of-month', { kind, month: current }, { fresh: true }).data
  const rule = useAsk('certification.rules', {}).data?.find((each) => each.kind === kind)
  const may = session?.rights.includes('certify') ?? false

  function choose(value: string) {
    const chosen = CertificationKind.catch('copy').parse(value)
    localStorage.setItem(REMEMBERED, chosen)
    setKind(chosen)
    begin()
  }

  function begin() {
    setVisit(v7())
    setDone([])
  }

  return (
    <>
      <PageHeader title={t('title')} note={t('pageNote')}>
        <SegmentedControl
          aria-label={t('kindLabel')}
          value={kind}
          onChange={choose}
          data={CertificationKind.options.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
        />
      </PageHeader>
      <div className={classes.columns}>
        {may && rule && latest ? (
          done.length === 0 ? (
            <EntryForm key={visit} visit={visit} rule={rule} last={latest.at(-1)} onDone={setDone} />
          ) : (
            <VisitDone entries={done} onNext={begin} />
          )
        ) : null}
        <section className={classes.card}>
          <ErrorNotice error={entries.error} onRetry={() => void entries.refetch()} />
          {entries.data ? (
            <MonthPanel
              key={`${kind}:${month}`}
              kind={kind}
              month={month}
              isCurrent={month >= current}
              entries={entries.data}
              onStep={(by) => setChosen(monthAfter(month, by))}
            />
          ) : null}
        </section>
      </div>
    </>
  )
}

/** The month (`yyyy-MM`) so many months later. */
function monthAfter(month: string, by: number): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, ordinal - 1 + by, 1)).toISOString().slice(0, 7)
}
