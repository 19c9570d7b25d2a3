import { Collapse, Stack, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Procedure } from '../../shared/catalog/procedure.ts'
import { useAsk } from '../contract/questions.ts'
import { DueExplanation } from '../due/explanation.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import { Certainty } from './certainty.tsx'
import classes from './due-panel.module.css'

const ASK_AGAIN_MS = 30_000

interface Properties {
  /** Code of the chosen procedure, empty until one is. */
  readonly procedure: string
  /** When it was sent, where that was not now. */
  readonly submittedAt: number | undefined
  /** How well its term is known. */
  readonly source: Procedure['sources']['term'] | undefined
}

/** When the result would be due if the dossier were accepted now, and why. */
export function DuePanel({ procedure, submittedAt, source }: Properties) {
  const { t } = useTranslation(['due', 'reception'])
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const chosen = procedure !== ''
  const due = useAsk(
    'dossiers.preview-due',
    { procedure, ...(submittedAt === undefined ? {} : { submittedAt }) },
    { enabled: chosen, everyMs: ASK_AGAIN_MS, fresh: true },
  )
  return (
    <Stack gap={6} aria-live="polite">
      <Text size="xs" c="dimmed">
        {t('title')} <Certainty source={source} />
      </Text>
      {chosen && due.data ? (
        <>
          <Text className={classes.due ?? ''} data-testid="due">
            {format.dateTime(due.data.dueAt)}
          </Text>
          <Text size="sm" c="dimmed">
            {format.weekday(due.data.dueAt)}
          </Text>
          <UnstyledButton className={classes.why ?? ''} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('why')}
          </UnstyledButton>
          <Collapse expanded={open}>
            <DueExplanation lines={due.data.explanation} />
          </Collapse>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {chosen ? '' : t('reception:dueLater')}
        </Text>
      )}
      <ErrorNotice error={chosen ? due.error : null} />
    </Stack>
  )
}
