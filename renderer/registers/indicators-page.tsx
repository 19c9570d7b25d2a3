import '@mantine/charts/styles.css'
import { Button, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorDashboard, RegisterSelection } from '../../shared/contract/registers.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useNow } from '../parts/use-now.ts'
import { useFormat } from '../text/use-format.ts'
import { Charts } from './charts.tsx'
import { AverageCard, FigureCard } from './figure-cards.tsx'
import { Items, type ItemsOf } from './items.tsx'
import { searchOf, selectionOf } from './periods.ts'
import classes from './registers.module.css'
import { SelectionFields } from './selection-fields.tsx'
import { useIndicatorExport } from './use-indicator-export.ts'

const route = getRouteApi('/indicators')

/** The indicators of QĐ 766/QĐ-TTg that this desk can compute, what is behind them, and the charts of a period. */
export function IndicatorsPage() {
  const { t } = useTranslation('registers')
  const navigate = useNavigate()
  const selection = selectionOf(route.useSearch(), 'year', useNow())
  const onSelect = (chosen: RegisterSelection) =>
    void navigate({ to: '/indicators', search: searchOf(chosen), replace: true })
  const board = useAsk('indicators.dashboard', selection, { keepPrevious: true, fresh: true })
  const exporting = useIndicatorExport(selection)
  return (
    <>
      <PageHeader title={t('indicators.title')} note={t('indicators.note')}>
        <Button
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          disabled={board.data === undefined}
          loading={exporting.isPending}
          onClick={() => board.data && void exporting.start(board.data)}
        >
          {t('indicators.export')}
        </Button>
      </PageHeader>
      <SelectionFields selection={selection} onChange={onSelect} />
      <ErrorNotice error={exporting.error} />
      <ErrorNotice error={board.error} onRetry={() => void board.refetch()} />
      {board.data ? <Board board={board.data} selection={selection} /> : null}
    </>
  )
}

function Board({ board, selection }: { readonly board: IndicatorDashboard; readonly selection: RegisterSelection }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const [shown, setShown] = useState<ItemsOf | null>(null)
  const { received, refused } = board
  return (
    <>
      <Text size="sm" mb="xs" role="status" data-testid="received">
        {t('indicators.received', { received: format.number(received), refused: format.number(refused) })}
      </Text>
      <div className={classes.figures}>
        {board.figures.slice(0, 1).map((figure) => (
          <FigureCard key={figure.goal.indicator} figure={figure} onShow={setShown} />
        ))}
        <AverageCard time={board.time} onShow={setShown} />
        {board.figures.slice(1).map((figure) => (
          <FigureCard key={figure.goal.indicator} figure={figure} onShow={setShown} />
        ))}
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        {t('indicators.weight')}
      </Text>
      <Charts board={board} onShow={setShown} />
      <Items of={shown} selection={selection} onClose={() => setShown(null)} />
    </>
  )
}
