import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { type Book, bookVolumeText } from '../../shared/books/book.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../shared/deadlines/index.ts'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { useNow } from '../parts/use-now.ts'
import { DocumentPanel } from '../printing/document-panel.tsx'
import classes from './books.module.css'

const MARK = /^[A-Z0-9]{1,6}$/

/** What may be done with one book: give it to another desk, fetch its file again, close it. */
export function BookPanel({ book, editable }: { readonly book: Book; readonly editable: boolean }) {
  const { t } = useTranslation(['books', 'frame'])
  const [transfer] = useState(() => v7())
  const [mark, setMark] = useState('')
  const [wrong, setWrong] = useState(false)
  const [closing, setClosing] = useState(false)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const year = Number(isoDateOf(dayOf(localMinuteOf(useNow()))).slice(0, 4))
  const isYearOver = book.year !== null && book.year < year && book.state === 'here'

  async function attempt(act: () => Promise<void>) {
    setFailure(null)
    try {
      await act()
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  async function keepFile({ name, content }: { readonly name: string; readonly content: string }) {
    const { outcome } = await desk.ask('shell.save-file', { name, content: new TextEncoder().encode(content) })
    if (outcome === 'saved') notifyDone(t('fileKept'))
  }

  function handOver() {
    setWrong(!MARK.test(mark))
    if (!MARK.test(mark)) return
    void attempt(async () => keepFile(await desk.ask('books.hand-over', { id: book.id, transfer, toMark: mark })))
  }

  return (
    <section className={classes.card} aria-labelledby="one-book">
      <Title order={2} size="h3" id="one-book" mb="xs">
        {`${t(`kind.${book.kind}`)} – ${bookVolumeText(book)}`}
      </Title>
      {editable && book.state === 'here' ? (
        <Stack gap="xs">
          {isYearOver ? (
            <Alert color="amber">{t('yearOver', { year: String(book.year) })}</Alert>
          ) : (
            <Group align="end" wrap="nowrap">
              <TextInput
                flex={1}
                label={t('toMark')}
                description={t('toMarkNote')}
                inputWrapperOrder={['label', 'description', 'input', 'error']}
                maxLength={6}
                value={mark}
                error={wrong ? t('markWrong') : null}
                onChange={(event) => setMark(event.currentTarget.value.toUpperCase())}
              />
              <Button variant="default" onClick={handOver}>
                {t('handOver')}
              </Button>
            </Group>
          )}
          {closing ? (
            <Alert color="amber" title={t('closeSure')}>
              <Group gap="xs">
                <Button
                  color="red"
                  size="xs"
                  onClick={() =>
                    void attempt(async () => {
                      await desk.ask('books.close', { id: book.id })
                      notifyDone(t('closed'))
                    })
                  }
                >
                  {t('close')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setClosing(false)}>
                  {t('frame:action.cancel')}
                </Button>
              </Group>
            </Alert>
          ) : (
            <Button w="fit-content" variant="subtle" color="red" onClick={() => setClosing(true)}>
              {t('close')}
            </Button>
          )}
        </Stack>
      ) : null}
      {book.state === 'away' ? (
        <Stack gap="xs">
          <Text size="sm">{t('awayNote', { mark: book.heldBy ?? '' })}</Text>
          {editable ? (
            <Button
              w="fit-content"
              variant="default"
              onClick={() => void attempt(async () => keepFile(await desk.ask('books.transfer-file', { id: book.id })))}
            >
              {t('fileAgain')}
            </Button>
          ) : null}
          <DocumentPanel kind="book-transfer" subject={book.id} />
        </Stack>
      ) : null}
      {book.state === 'closed' ? <Text size="sm">{t('closedNote')}</Text> : null}
      <ErrorNotice error={failure} />
    </section>
  )
}
