import { type ChartReferenceLineProps, LineChart } from '@mantine/charts'
import { useTranslation } from 'react-i18next'
import type { IndicatorDashboard } from '../../shared/contract/registers.ts'
import { rateOf, type Tally } from '../../shared/indicators/indicators.ts'
import { useFormat } from '../text/use-format.ts'
import { Figure } from './figure.tsx'

/** Pixels. */
export const CHART_HEIGHT = 220
/** Pictures of numbers that stand beside them: nothing in them moves, and nothing in them takes the focus. */
export const STILL = { accessibilityLayer: false, withTooltip: true } as const
/** Space above 100 %, so that a goal of 100 % is a line of its own and its name can be read. */
const HIGHEST = 1.1
const SHARES = [0, 0.25, 0.5, 0.75, 1]

type Month = IndicatorDashboard['months'][number]

const TALLIES = {
  'on-time': ({ onTime, ended }) => ({ counted: onTime, total: ended }),
  digitized: ({ digitized, completed }) => ({ counted: digitized, total: completed }),
  reuse: ({ reused, digitized }) => ({ counted: reused, total: digitized }),
  'electronic-results': ({ withFile, completed }) => ({ counted: withFile, total: completed }),
  online: ({ online, completed }) => ({ counted: online, total: completed }),
  'online-payment': ({ paidOnline, paid }) => ({ counted: paidOnline, total: paid }),
  satisfaction: ({ satisfied, asked }) => ({ counted: satisfied, total: asked }),
} as const satisfies Readonly<Record<string, (month: Month) => Tally>>

type RateName = keyof typeof TALLIES

/** The indicators that are drawn month by month. */
export const RATES_BY_MONTH = [
  'on-time',
  'digitized',
  'reuse',
  'electronic-results',
  'online',
  'online-payment',
  'satisfaction',
] as const satisfies readonly RateName[]

/** `11/2026` of `2026-11`. */
export function monthWords(month: string): string {
  return month.split('-').reverse().join('/')
}

/** A rate month by month; what is aimed at, what was reached elsewhere and what the commune entered as lines across. */
export function RateByMonth({
  board,
  indicator,
}: {
  readonly board: IndicatorDashboard
  readonly indicator: RateName
}) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const months = board.months.map((month) => {
    const tally = TALLIES[indicator](month)
    return { month: monthWords(month.month), ...tally, rate: rateOf(tally) }
  })
  const known = board.figures.find((figure) => figure.goal.indicator === indicator)
  const goal = known?.goal.goal ?? null
  const reference = known?.goal.reference ?? null
  const line = known?.line ?? null
  const lines: ChartReferenceLineProps[] = []
  if (goal !== null) lines.push({ y: goal, label: t('chart.goal'), color: 'red' })
  if (reference !== null) {
    lines.push({ y: reference.rate, label: t('chart.reference'), color: 'gray', labelPosition: 'insideBottomRight' })
  }
  if (line !== null) lines.push({ y: line.rate, label: t('chart.line'), color: 'grape', labelPosition: 'insideBottom' })
  const hasAny = months.some(({ total }) => total > 0)
  const notes = [
    goal === null ? t('indicators.noGoal') : t('indicators.goal', { rate: format.percent(goal) }),
    ...(reference === null
      ? []
      : [t('indicators.reference', { what: reference.what, rate: format.percent(reference.rate) })]),
    ...(line === null ? [] : [t('indicators.compared', { what: line.what, rate: format.percent(line.rate) })]),
  ]
  return (
    <Figure
      title={t(`chart.rateByMonth.${indicator}`)}
      note={notes.join(' · ')}
      table={{
        headings: [t('chart.month'), t('chart.counted'), t('chart.of'), t('chart.rate')],
        rows: hasAny
          ? months.map(({ month, counted, total, rate }) => ({
              key: month,
              cells: [month, format.number(counted), format.number(total), rate === null ? '–' : format.percent(rate)],
            }))
          : [],
      }}
    >
      <LineChart
        h={CHART_HEIGHT}
        data={months}
        dataKey="month"
        series={[{ name: 'rate', color: 'petrol', label: t('chart.rate') }]}
        curveType="linear"
        connectNulls={false}
        valueFormatter={(value) => format.percent(value)}
        yAxisProps={{ domain: [0, HIGHEST], ticks: SHARES }}
        lineProps={{ isAnimationActive: false }}
        referenceLines={lines}
        {...STILL}
      />
    </Figure>
  )
}
