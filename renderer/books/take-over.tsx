import { FileInput, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { useSession } from '../session/session.ts'
import classes from './books.module.css'

/** Larger than any transfer: what is beyond is no such file, and is not read. */
const LARGEST = 20_000

/** Takes in a book that another desk gave to this one: its file comes on a stick or through a shared folder. */
export function TakeOver({ onTaken }: { readonly onTaken: (id: string) => void }) {
  const { t } = useTranslation('books')
  const session = useSession()
  const take = useAct('books.take-over')
  async function read(file: File | null) {
    if (file === null) return
    const content = await file.slice(0, LARGEST).text()
    take.mutate(
      { content },
      {
        onSuccess: ({ id }) => {
          notifyDone(t('taken'))
          onTaken(id)
        },
      },
    )
  }
  return (
    <section className={classes.card} aria-labelledby="take-over">
      <Title order={2} size="h3" id="take-over" mb="xs">
        {t('takeOver')}
      </Title>
      <Text size="sm" mb="xs">
        {t('ownMark', { mark: session?.desk.deskMark ?? '' })}
      </Text>
      <FileInput
        label={t('file')}
        placeholder={t('chooseFile')}
        accept="application/json,.json"
        value={null}
        onChange={(file) => void read(file)}
      />
      <ErrorNotice error={take.error} />
    </section>
  )
}
