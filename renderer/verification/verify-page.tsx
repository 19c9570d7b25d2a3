import { ActionIcon, Alert, Button, FileButton, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconFileSearch, IconX } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useFormat } from '../text/use-format.ts'
import { ReportView } from './report-view.tsx'
import classes from './verification.module.css'

/** A whole file goes to the core in one message. */
const MOST_BYTES = 200 * 1024 ** 2
const LONGEST_NAME = 200

interface Verified {
  readonly id: string
  readonly name: string
  readonly answer: CallOutput<'signing.verify-file'> | null
  readonly error: DeskError | null
}

/** Checks the signatures of any PDF, one file after the other; nothing of it is kept (kiểm tra chữ ký số). */
export function VerifyPage() {
  const { t } = useTranslation(['verification', 'printing', 'errors', 'frame'])
  const format = useFormat()
  const [files, setFiles] = useState<readonly Verified[]>([])
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)

  async function verify(file: File) {
    if (file.size > MOST_BYTES) return setTooLarge(true)
    setTooLarge(false)
    const id = uuidv7()
    const name = file.name.slice(-LONGEST_NAME)
    const put = (now: Verified) => setFiles((all) => [now, ...all.filter((one) => one.id !== id)])
    put({ id, name, answer: null, error: null })
    try {
      const content = new Uint8Array(await file.arrayBuffer())
      put({ id, name, answer: await desk.ask('signing.verify-file', { name, content }), error: null })
    } catch (error) {
      put({ id, name, answer: null, error: asDeskError(error) })
    }
  }

  async function verifyAll(chosen: readonly File[]) {
    for (const file of chosen) await verify(file)
  }

  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <Stack gap="sm" data-testid="verify">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way, the button within is the other */}
        <div
          className={classes.drop}
          data-over={over}
          onDragOver={(event: DragEvent) => {
            if (!event.dataTransfer.types.includes('Files')) return
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event: DragEvent) => {
            event.preventDefault()
            setOver(false)
            void verifyAll([...event.dataTransfer.files])
          }}
        >
          <IconFileSearch size={24} stroke={1.4} aria-hidden />
          <Text size="sm">{t('drop')}</Text>
          <FileButton multiple accept="application/pdf" onChange={(chosen) => void verifyAll(chosen)}>
            {(properties) => (
              <Button {...properties} autoFocus>
                {t('choose')}
              </Button>
            )}
          </FileButton>
        </div>
        {tooLarge ? (
          <Alert role="alert" color="amber">
            <Text size="sm">{t('tooLarge', { most: format.bytes(MOST_BYTES) })}</Text>
          </Alert>
        ) : null}
        {files.map((file) => (
          <section key={file.id} className={classes.report} aria-label={file.name}>
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <Title order={2} size="h3">
                {file.name}
              </Title>
              <ActionIcon
                aria-label={t('close', { name: file.name })}
                onClick={() => setFiles((all) => all.filter(({ id }) => id !== file.id))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </Group>
            {file.answer === null && file.error === null ? (
              <Group gap={6} role="status">
                <Loader size="xs" />
                <Text size="sm">{t('checking', { name: file.name })}</Text>
              </Group>
            ) : null}
            <ErrorNotice error={file.error} />
            {file.answer ? <ReportView report={file.answer.report} print={file.answer.print} /> : null}
          </section>
        ))}
      </Stack>
    </>
  )
}
