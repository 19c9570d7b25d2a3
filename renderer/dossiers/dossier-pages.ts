import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import type { DossierPage, DossierSearch } from '../../shared/contract/dossiers.ts'
import type { DossierQueue } from '../../shared/dossier/queue.ts'
import type { DeskError } from '../../shared/errors.ts'
import { desk } from '../contract/desk.ts'

/** Rows asked for at a time: three screens full. */
const PAGE_ROWS = 60

/** Who is in these queues changes as time goes by, without anybody's act. */
const BY_CLOCK: readonly DossierQueue[] = ['due-today', 'at-risk', 'overdue']
const CLOCK_MS = 60_000

/** What a list looks for; the paging is this module's. */
export type DossierQuestion = Omit<DossierSearch, 'limit' | 'after'>

export interface DossierPages {
  readonly rows: readonly DossierRow[]
  /** More rows can be had by {@link DossierPages.more}. */
  readonly hasMore: boolean
  readonly more: () => void
  readonly loading: boolean
  readonly error: DeskError | null
}

const NONE: readonly DossierRow[] = []

/** The dossiers that answer a question, newest first, page by page; the last answer stays while a new one is typed. */
export function useDossierPages(question: DossierQuestion): DossierPages {
  const query = useInfiniteQuery<DossierPage, DeskError, readonly DossierRow[], readonly unknown[], string | null>({
    queryKey: ['dossiers.search', question],
    queryFn: ({ pageParam }) => desk.ask('dossiers.search', { ...question, limit: PAGE_ROWS, after: pageParam }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    select: (data) => data.pages.flatMap((page) => page.rows),
    placeholderData: keepPreviousData,
    refetchInterval: BY_CLOCK.includes(question.queue) ? CLOCK_MS : false,
  })
  const { fetchNextPage, isFetchingNextPage } = query
  return useMemo(
    () => ({
      rows: query.data ?? NONE,
      hasMore: query.hasNextPage,
      more: () => {
        if (!isFetchingNextPage) void fetchNextPage()
      },
      loading: query.isFetching,
      error: query.error,
    }),
    [query.data, query.hasNextPage, query.isFetching, query.error, fetchNextPage, isFetchingNextPage],
  )
}
