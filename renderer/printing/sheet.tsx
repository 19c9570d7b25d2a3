import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { DeskError } from '../../shared/errors.ts'
import { PaperSize, type PreparedDocument } from '../../shared/printing/document.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { FormPreview } from './form-preview.tsx'
import classes from './print-panel.module.css'

interface Properties {
  readonly name: string
  readonly paper: PaperSize
  readonly onPaper: (paper: PaperSize) => void
  readonly prepared: { readonly data?: PreparedDocument | undefined; readonly error: DeskError | null }
  /** Asks for a ticket of its own: one is redeemed once. */
  readonly prepare: () => Promise<PreparedDocument>
  /** Puts the focus on "print", for a clerk who goes on with Enter. */
  readonly focusPrint?: boolean
}

/** A paper as it will come out of the printer, with the buttons to print or keep it. */
export function Sheet({ name, paper, onPaper, prepared, prepare, focusPrint = false }: Properties) {
  const { t } = useTranslation(['printing', 'frame'])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const [outcome, setOutcome] = useState('')

  const tell = ({ outcome: how, path }: CallOutput<'shell.print'>) =>
    how === 'saved' ? t('saved', { path: path ?? '' }) : t(how)

  async function print(target: 'printer' | 'file') {
    // The buttons stay enabled all the while: a button that is switched off loses the focus.
    if (busy) return
    setBusy(true)
    setFailure(null)
    setOutcome(t('working'))
    try {
      const { ticket } = await prepare()
      const answer = await desk.ask('shell.print', { ticket, paper, target })
      setOutcome(tell(answer))
    } catch (error) {
      setOutcome('')
      setFailure(asDeskError(error))
    }
    setBusy(false)
  }

  return (
    <Stack gap="sm" className={classes.panel ?? ''}>
      <Group justify="space-between" align="center" wrap="nowrap">
        <Text fw={600} size="sm">
          {name}
          {prepared.data ? (
            <Text span c="dimmed" size="sm" ml="xs">
              {t('copies', { count: prepared.data.copies })}
            </Text>
          ) : null}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('paper')}
          data={[...PaperSize.options]}
          value={paper}
          onChange={(value) => onPaper(PaperSize.parse(value))}
        />
      </Group>
      <Group gap="xs">
        <Button
          leftSection={<IconPrinter size={16} aria-hidden />}
          aria-busy={busy}
          {...(focusPrint ? { 'data-autofocus': true, autoFocus: true } : {})}
          onClick={() => void print('printer')}
        >
          {t('print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          aria-busy={busy}
          onClick={() => void print('file')}
        >
          {t('savePdf')}
        </Button>
      </Group>
      <Text size="sm" role="status" c="dimmed">
        {outcome}
      </Text>
      <ErrorNotice error={failure ?? prepared.error} />
      {prepared.data ? (
        <FormPreview html={prepared.data.html} paper={paper} title={t('preview', { title: prepared.data.title })} />
      ) : (
        <Text size="sm" c="dimmed">
          {prepared.error ? '' : t('preparing')}
        </Text>
      )}
    </Stack>
  )
}
