import { BarChart } from '@mantine/charts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IndicatorDashboard } from '../../shared/contract/registers.ts'
import { rateOf } from '../../shared/indicators/indicators.ts'
import { useFormat } from '../text/use-format.ts'
import { Figure } from './figure.tsx'
import type { ItemsOf } from './items.tsx'
import { CHART_HEIGHT, monthWords, RATES_BY_MONTH, RateByMonth, STILL } from './rate-by-month.tsx'
import classes from './registers.module.css'

/** Height of one bar of a lying chart, with the space around it. */
const BAR_HEIGHT = 34
const WIDEST_BAR = 22
/** Space for the value that stands behind the longest bar. */
const LABEL_SPACE = 64
/** Procedures drawn at most; the table names them all. */
const MOST_BARS = 10

const STILL_BARS = { isAnimationActive: false }
const WHOLE_NUMBERS = { allowDecimals: false }

interface Properties {
  readonly board: IndicatorDashboard
  readonly onShow: (items: ItemsOf) => void
}

/** The charts of a period, each with its numbers as a table. */
export function Charts({ board, onShow }: Properties) {
  return (
    <div className={classes.charts}>
      {RATES_BY_MONTH.map((indicator) => (
        <RateByMonth key={indicator} board={board} indicator={indicator} />
      ))}
      <EndedByMonth board={board} />
      <States board={board} />
      <AverageByProcedure board={board} />
      <Causes board={board} onShow={onShow} />
      <Running board={board} />
      <Channels board={board} />
      <Verdicts board={board} />
    </div>
  )
}

type BoardProperties = Pick<Properties, 'board'>

function EndedByMonth({ board }: BoardProperties) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const months = board.months.map(({ month, onTime, ended }) => ({
    month: monthWords(month),
    onTime,
    overdue: ended - onTime,
  }))
  const hasAny = months.some(({ onTime, overdue }) => onTime + overdue > 0)
  return (
    <Figure
      title={t('chart.endedByMonth')}
      table={{
        headings: [t('chart.month'), t('chart.onTime'), t('chart.overdue')],
        rows: hasAny
          ? months.map(({ month, onTime, overdue }) => ({
              key: month,
              cells: [month, format.number(onTime), format.number(overdue)],
            }))
          : [],
      }}
    >
      <BarChart
        h={CHART_HEIGHT}
        data={months}
        dataKey="month"
        type="stacked"
        withLegend
        series={[
          { name: 'onTime', color: 'petrol', label: t('chart.onTime') },
          { name: 'overdue', color: 'red', label: t('chart.overdue') },
        ]}
        yAxisProps={WHOLE_NUMBERS}
        maxBarWidth={WIDEST_BAR * 2}
        barProps={STILL_BARS}
        {...STILL}
      />
    </Figure>
  )
}

interface Bar {
  readonly key: string
  readonly name: string
  readonly value: number
}

/** Lying bars, the label of each before it. */
function Bars({
  bars,
  label,
  color = 'petrol',
  words,
}: {
  readonly bars: readonly Bar[]
  readonly label: string
  readonly color?: string
  readonly words: (value: number) => string
}) {
  return (
    <BarChart
      h={Math.max(1, bars.length) * BAR_HEIGHT + BAR_HEIGHT}
      data={bars.map(({ name, value }) => ({ name, value }))}
      dataKey="name"
      orientation="vertical"
      gridAxis="none"
      yAxisProps={{ width: 190 }}
      xAxisProps={{ hide: true }}
      maxBarWidth={WIDEST_BAR}
      barChartProps={{ margin: { right: LABEL_SPACE } }}
      withBarValueLabel
      valueFormatter={words}
      series={[{ name: 'value', color, label }]}
      barProps={STILL_BARS}
      {...STILL}
    />
  )
}

function States({ board }: BoardProperties) {
  const { t } = useTranslation(['registers', 'frame'])
  const format = useFormat()
  const bars = board.states
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => ({ key: state, name: t(`frame:state.${state}`), value: count }))
  return (
    <Figure
      title={t('chart.states')}
      table={{
        headings: [t('chart.state'), t('chart.count')],
        rows: bars.map(({ key, name, value }) => ({ key, cells: [name, format.number(value)] })),
      }}
    >
      <Bars bars={bars} label={t('chart.count')} words={format.number} />
    </Figure>
  )
}

function AverageByProcedure({ board }: BoardProperties) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const measured = board.procedures.flatMap(({ procedure, name, average, measured: count }) =>
    average === null ? [] : [{ key: procedure, name, value: average.days, count }],
  )
  const slowest = measured.toSorted((one, other) => other.value - one.value).slice(0, MOST_BARS)
  return (
    <Figure
      title={t('chart.averageByProcedure')}
      table={{
        headings: [t('chart.procedure'), t('chart.days'), t('chart.measured')],
        rows: measured.map(({ key, name, value, count }) => ({
          key,
          cells: [name, format.decimal(value), format.number(count)],
        })),
      }}
    >
      <Bars bars={slowest} label={t('chart.days')} words={format.decimal} />
    </Figure>
  )
}

function Causes({ board, onShow }: Properties) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const causes = board.causes.filter(({ count }) => count > 0)
  return (
    <Figure
      title={t('chart.causes')}
      note={t('chart.causesNote')}
      empty={t('chart.noneOverdue')}
      table={{
        headings: [t('chart.cause'), t('chart.count')],
        rows: causes.map(({ cause, count }) => ({
          key: cause,
          cells: [
            <Button
              key={cause}
              size="compact-xs"
              variant="subtle"
              onClick={() => onShow({ indicator: 'on-time', part: 'others', cause })}
            >
              {t(`cause.${cause}`)}
            </Button>,
            format.number(count),
          ],
        })),
      }}
    >
      <Bars
        bars={causes.map(({ cause, count }) => ({ key: cause, name: t(`cause.${cause}`), value: count }))}
        label={t('chart.count')}
        color="red"
        words={format.number}
      />
    </Figure>
  )
}

function Running({ board }: BoardProperties) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const bars = board.running
    .filter(({ count }) => count > 0)
    .map(({ place, count }) => ({ key: place, name: t(`cause.${place}`), value: count }))
  return (
    <Figure
      title={t('chart.running')}
      note={t('chart.runningNote')}
      empty={t('chart.noneOverdue')}
      table={{
        headings: [t('chart.place'), t('chart.count')],
        rows: bars.map(({ key, name, value }) => ({ key, cells: [name, format.number(value)] })),
      }}
    >
      <Bars bars={bars} label={t('chart.count')} color="red" words={format.number} />
    </Figure>
  )
}

function Channels({ board }: BoardProperties) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const total = board.channels.reduce((sum, { count }) => sum + count, 0)
  const bars = board.channels.map(({ channel, count }) => ({
    key: channel,
    name: t(`channel.${channel}`),
    value: rateOf({ counted: count, total }) ?? 0,
    count,
  }))
  return (
    <Figure
      title={t('chart.channels')}
      table={{
        headings: [t('chart.channel'), t('chart.count'), t('chart.share')],
        rows:
          total === 0
            ? []
            : bars.map(({ key, name, value, count }) => ({
                key,
                cells: [name, format.number(count), format.percent(value)],
              })),
      }}
    >
      <Bars bars={bars} label={t('chart.share')} words={format.percent} />
    </Figure>
  )
}

function Verdicts({ board }: BoardProperties) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const rows = board.verdicts.map(({ voice, content, soSo, notContent }) => ({
    voice: t(`chart.voices.${voice}`),
    content,
    soSo,
    notContent,
  }))
  const hasAny = rows.some(({ content, soSo, notContent }) => content + soSo + notContent > 0)
  return (
    <Figure
      title={t('chart.verdicts')}
      table={{
        headings: [t('chart.voice'), t('chart.content'), t('chart.soSo'), t('chart.notContent')],
        rows: hasAny
          ? rows.map(({ voice, content, soSo, notContent }) => ({
              key: voice,
              cells: [voice, format.number(content), format.number(soSo), format.number(notContent)],
            }))
          : [],
      }}
    >
      <BarChart
        h={CHART_HEIGHT}
        data={rows}
        dataKey="voice"
        type="stacked"
        withLegend
        series={[
          { name: 'content', color: 'petrol', label: t('chart.content') },
          { name: 'soSo', color: 'amber', label: t('chart.soSo') },
          { name: 'notContent', color: 'red', label: t('chart.notContent') },
        ]}
        yAxisProps={WHOLE_NUMBERS}
        maxBarWidth={WIDEST_BAR * 2}
        barProps={STILL_BARS}
        {...STILL}
      />
    </Figure>
  )
}
