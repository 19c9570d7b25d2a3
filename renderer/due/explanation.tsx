import { List, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplanationLine } from '../../shared/deadlines/explanation.ts'
import { useFormat } from '../text/use-format.ts'
import { useDueWords } from './due-words.ts'

interface Properties {
  /** Lines as they stand in the ledger; one that this version does not know is shown by its code rather than dropped. */
  readonly lines: readonly { readonly code: string }[]
}

/** Why a dossier is due when it is: the lines of the due-date engine in words. */
export function DueExplanation({ lines }: Properties) {
  const { t } = useTranslation('due')
  const format = useFormat()
  const words = useDueWords(format)
  const sentences = useMemo(
    () =>
      lines.map((line) => {
        const known = ExplanationLine.safeParse(line)
        return known.success ? words(known.data) : line.code
      }),
    [lines, words],
  )
  return (
    <List type="ordered" size="sm" spacing={4} aria-label={t('explanation')}>
      {sentences.map((sentence, place) => (
        // The lines of an explanation never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: order is identity here
        <List.Item key={place}>
          <Text size="sm" span>
            {sentence}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
