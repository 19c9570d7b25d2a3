import { Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorDashboard, IndicatorFigure } from '../../shared/contract/registers.ts'
import { type IndicatorGoal, standingOf } from '../../shared/indicators/goals.ts'
import type { GoalLine } from '../../shared/settings/goal-line.ts'
import { useSpanWords } from '../dossiers/span-words.ts'
import { useFormat } from '../text/use-format.ts'
import type { ItemsOf } from './items.tsx'
import classes from './registers.module.css'

interface ShowProperties {
  readonly onShow: (items: ItemsOf) => void
}

/** An indicator that is a rate: how many of how many, against its goal, its points, its formula, and what is behind it. */
export function FigureCard({ figure, onShow }: ShowProperties & { readonly figure: IndicatorFigure }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { goal, counted, total, rate, line } = figure
  const { indicator } = goal
  const isOfComplaints = indicator === 'complaints'
  const reached = goal.goal === null || rate === null || rate >= goal.goal
  return (
    <Card goal={goal}>
      <Group gap="sm" align="baseline">
        <span className={classes.rate}>{rate === null ? '–' : format.percent(rate)}</span>
        <Text size="sm" c="dimmed">
          {total === 0
            ? t('indicators.nothing')
            : t('indicators.ofTotal', { counted: format.number(counted), total: format.number(total) })}
        </Text>
      </Group>
      <Progress
        value={(rate ?? 0) * 100}
        color={reached ? 'petrol' : 'amber'}
        aria-label={t(`indicators.name.${indicator}`)}
      />
      <Goal goal={goal} />
      {line === null ? null : <Compared line={line} rate={rate} />}
      <Score figure={figure} />
      <Formula goal={goal} />
      <Group gap="xs">
        <Button size="compact-xs" variant="default" onClick={() => onShow({ indicator, part: 'counted', cause: null })}>
          {t(isOfComplaints ? 'indicators.countedComplaints' : 'indicators.counted')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onShow({ indicator, part: 'others', cause: null })}>
          {t(isOfComplaints ? 'indicators.otherComplaints' : 'indicators.others')}
        </Button>
      </Group>
    </Card>
  )
}

/** The average time to settle, in working days and office hours. */
export function AverageCard({ time, onShow }: ShowProperties & { readonly time: IndicatorDashboard['time'] }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const spanWords = useSpanWords()
  const { goal, average, measured, completed } = time
  return (
    <Card goal={goal}>
      <Group gap="sm" align="baseline">
        <span className={classes.rate}>
          {average === null ? '–' : t('indicators.average', { days: format.decimal(average.days) })}
        </span>
        <Text size="sm" c="dimmed">
          {average === null ? t('indicators.nothing') : spanWords(Math.round(average.minutes))}
        </Text>
      </Group>
      {measured < completed ? (
        <Text size="xs" c="dimmed">
          {t('indicators.measured', { measured: format.number(measured), total: format.number(completed) })}
        </Text>
      ) : null}
      <Formula goal={goal} />
      <Group>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onShow({ indicator: 'average-time', part: 'counted', cause: null })}
        >
          {t('indicators.all')}
        </Button>
      </Group>
    </Card>
  )
}

function Card({ goal, children }: { readonly goal: IndicatorGoal; readonly children: ReactNode }) {
  const { t } = useTranslation('registers')
  const heading = `indicator-${goal.indicator}`
  return (
    <section className={classes.card} aria-labelledby={heading} data-testid={heading}>
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="start" gap="xs">
          <Title order={2} size="h4" id={heading}>
            {t(`indicators.name.${goal.indicator}`)}
          </Title>
          {goal.number === null ? null : <Badge color="gray">{goal.number}</Badge>}
        </Group>
        {children}
      </Stack>
    </section>
  )
}

function Goal({ goal: { goal, reference } }: { readonly goal: IndicatorGoal }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  return (
    <Text size="xs">
      {goal === null ? t('indicators.noGoal') : t('indicators.goal', { rate: format.percent(goal) })}
      {reference === null
        ? null
        : ` · ${t('indicators.reference', { what: reference.what, rate: format.percent(reference.rate) })}`}
    </Text>
  )
}

/** What the commune compares with, where it stands, and on which side of it the figure is. */
function Compared({ line, rate }: { readonly line: GoalLine; readonly rate: IndicatorFigure['rate'] }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const standing = standingOf(rate, line.rate)
  return (
    <Text size="xs">
      {t('indicators.compared', { what: line.what, rate: format.percent(line.rate) })}
      {standing === null ? null : (
        <>
          {' · '}
          <Text span size="xs" fw={600} c={standing === 'below' ? 'var(--desk-warn-ink)' : 'inherit'}>
            {t(`indicators.standing.${standing}`)}
          </Text>
        </>
      )}
      <Text span size="xs" c="dimmed" display="block">
        {t('indicators.comparedSource', { from: format.isoDate(line.effectiveFrom), source: line.source })}
      </Text>
    </Text>
  )
}

function Score({ figure: { score, goal } }: { readonly figure: IndicatorFigure }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  if (goal.cap === null) {
    return (
      <Text size="xs" c="dimmed">
        {t('indicators.noScore')}
      </Text>
    )
  }
  const points = score === null ? '–' : format.decimal(score)
  return (
    <Text size="xs">
      {t('indicators.score', { score: points })} ({t('indicators.cap', { rate: format.percent(goal.cap) })})
    </Text>
  )
}

function Formula({ goal: { indicator, certainty, source } }: { readonly goal: IndicatorGoal }) {
  const { t } = useTranslation('registers')
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(`indicators.formula.${indicator}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {source} – {t(`indicators.certainty.${certainty}`)}
      </Text>
    </>
  )
}
