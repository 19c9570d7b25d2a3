import { Button, Modal, Table, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { IndicatorItem, IndicatorPart, RegisterSelection } from '../../shared/contract/registers.ts'
import type { DeskError } from '../../shared/errors.ts'
import type { IndicatorName } from '../../shared/indicators/goals.ts'
import type { OverdueCause } from '../../shared/indicators/overdue.ts'
import { desk } from '../contract/desk.ts'
import { useSpanWords } from '../dossiers/span-words.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'

/** Which figure's dossiers: its numerator or the rest; of those overdue only some cause's. */
export interface ItemsOf {
  readonly indicator: IndicatorName
  readonly part: IndicatorPart
  readonly cause: OverdueCause | null
}

type Page = CallOutput<'indicators.items'>

/** Items asked for at a time. */
const PAGE_ITEMS = 100

interface Properties {
  /** Null shows nothing. */
  readonly of: ItemsOf | null
  readonly selection: RegisterSelection
  readonly onClose: () => void
}

/** The dossiers or complaints behind a figure, each a way to its own page. */
export function Items({ of, selection, onClose }: Properties) {
  const { t } = useTranslation(['registers', 'frame'])
  const shown = of ?? { indicator: 'on-time', part: 'counted', cause: null }
  const titles = { name: t(`indicators.name.${shown.indicator}`), part: partWords(shown, t) }
  return (
    <Modal
      opened={of !== null}
      onClose={onClose}
      size="min(1080px, 94vw)"
      title={t('indicators.itemsOf', titles)}
      closeButtonProps={{ 'aria-label': t('frame:action.close') }}
    >
      {of === null ? null : <List of={of} selection={selection} />}
    </Modal>
  )
}

type Words = ReturnType<typeof useTranslation<['registers', 'frame']>>['t']

function partWords({ indicator, part, cause }: ItemsOf, t: Words): string {
  if (cause !== null) return t(`cause.${cause}`)
  if (indicator === 'average-time') return t('indicators.all')
  if (indicator === 'complaints') {
    return t(part === 'counted' ? 'indicators.countedComplaints' : 'indicators.otherComplaints')
  }
  return t(part === 'counted' ? 'indicators.counted' : 'indicators.others')
}

function List({ of, selection }: { readonly of: ItemsOf; readonly selection: RegisterSelection }) {
  const { t } = useTranslation('registers')
  const query = useInfiniteQuery<Page, DeskError, readonly IndicatorItem[], readonly unknown[], string | null>({
    queryKey: ['indicators.items', { ...selection, ...of }],
    queryFn: ({ pageParam }) =>
      desk.ask('indicators.items', { ...selection, ...of, limit: PAGE_ITEMS, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    select: (data) => data.pages.flatMap((page) => page.items),
  })
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return null
  if (query.data.length === 0) return <Text c="dimmed">{t('indicators.noItems')}</Text>
  return (
    <>
      <ItemTable items={query.data} of={of} />
      {query.hasNextPage ? (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('indicators.more')}
        </Button>
      ) : null}
    </>
  )
}

function ItemTable({ items, of }: { readonly items: readonly IndicatorItem[]; readonly of: ItemsOf }) {
  const { t } = useTranslation('registers')
  const withCause = of.indicator === 'on-time' && of.part === 'others'
  const withMinutes = of.indicator === 'average-time'
  return (
    <Table aria-label={t(`indicators.name.${of.indicator}`)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('indicators.item.number')}</Table.Th>
          <Table.Th>{t('indicators.item.title')}</Table.Th>
          <Table.Th>{t('indicators.item.received')}</Table.Th>
          <Table.Th>{t('indicators.item.due')}</Table.Th>
          <Table.Th>{t('indicators.item.ended')}</Table.Th>
          {withCause ? <Table.Th>{t('indicators.item.cause')}</Table.Th> : null}
          {withMinutes ? <Table.Th>{t('indicators.item.minutes')}</Table.Th> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Item key={item.id} item={item} withCause={withCause} withMinutes={withMinutes} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface ItemProperties {
  readonly item: IndicatorItem
  readonly withCause: boolean
  readonly withMinutes: boolean
}

function Item({ item, withCause, withMinutes }: ItemProperties) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const spanWords = useSpanWords()
  const dateTime = (instant: number | null) => (instant === null ? '' : format.dateTime(instant))
  return (
    <Table.Tr>
      <Table.Td>
        <Link to={item.kind === 'dossier' ? '/dossiers/$id' : '/complaints/$id'} params={{ id: item.id }}>
          {item.number}
        </Link>
      </Table.Td>
      <Table.Td>{item.title}</Table.Td>
      <Table.Td>{format.dateTime(item.receivedAt)}</Table.Td>
      <Table.Td>{dateTime(item.dueAt)}</Table.Td>
      <Table.Td>{dateTime(item.endedAt)}</Table.Td>
      {withCause ? <Table.Td>{item.cause === null ? '' : t(`cause.${item.cause}`)}</Table.Td> : null}
      {withMinutes ? <Table.Td>{item.minutes === null ? '' : spanWords(item.minutes)}</Table.Td> : null}
    </Table.Tr>
  )
}
