import { Badge, Button, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Book, bookNumberText, bookVolumeText } from '../../shared/books/book.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { BookPanel } from './book-panel.tsx'
import classes from './books.module.css'
import { OpenBook } from './open-book.tsx'
import { TakeOver } from './take-over.tsx'

const STATE_COLORS = { here: 'green', away: 'amber', closed: 'gray' } as const satisfies Record<Book['state'], string>

/** The books whose numbers have no gap: which are here, which number comes next, and where the others are. */
export function BooksPage() {
  const { t } = useTranslation('books')
  const session = useSession()
  const books = useAsk('books.list', {}, { fresh: true })
  const [chosen, setChosen] = useState<string>()
  const editable = session?.rights.includes('configure') ?? false
  const open = books.data?.find(({ id }) => id === chosen)
  return (
    <>
      <PageHeader title={t('title')} note={t('pageNote')} />
      <ErrorNotice error={books.error} onRetry={() => void books.refetch()} />
      <div className={classes.columns}>
        <section className={classes.card}>
          {books.data ? <List books={books.data} chosen={chosen} onChoose={setChosen} /> : null}
        </section>
        <Stack gap="sm">
          {open === undefined ? null : <BookPanel key={open.id} book={open} editable={editable} />}
          {editable ? (
            <>
              <OpenBook onOpened={setChosen} />
              <TakeOver onTaken={setChosen} />
            </>
          ) : null}
        </Stack>
      </div>
    </>
  )
}

interface ListProperties {
  readonly books: readonly Book[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

function List({ books, chosen, onChoose }: ListProperties) {
  const { t } = useTranslation('books')
  const format = useFormat()
  if (books.length === 0) return <Text c="dimmed">{t('none')}</Text>
  return (
    <Table aria-label={t('title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('book')}</Table.Th>
          <Table.Th>{t('volume')}</Table.Th>
          <Table.Th>{t('next')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {books.map((book) => (
          <Table.Tr key={book.id}>
            <Table.Td>
              <Button
                size="compact-sm"
                variant={book.id === chosen ? 'filled' : 'subtle'}
                aria-pressed={book.id === chosen}
                onClick={() => onChoose(book.id)}
              >
                {t(`kind.${book.kind}`)}
              </Button>
            </Table.Td>
            <Table.Td>{bookVolumeText(book)}</Table.Td>
            <Table.Td className={classes.number ?? ''}>
              {book.state === 'here' ? bookNumberText(book.kind, book.next) : ''}
              {book.state === 'here' && book.last !== null ? (
                <Text span size="xs" c="dimmed">
                  {` / ${bookNumberText(book.kind, book.last)}`}
                </Text>
              ) : null}
            </Table.Td>
            <Table.Td>
              <Badge color={STATE_COLORS[book.state]}>
                {book.state === 'away' ? t('awayAt', { mark: book.heldBy ?? '' }) : t(`states.${book.state}`)}
              </Badge>
              {book.endedAt === null ? null : (
                <Text span size="xs" c="dimmed" ml="xs">
                  {format.date(book.endedAt)}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
