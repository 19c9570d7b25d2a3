import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DossierNumbers } from '../../shared/dossier/dossier.ts'

/** What a dossier is called: its official code where it has one, otherwise its temporary number, marked as such. */
export function numberOf(numbers: DossierNumbers): string {
  return numbers.code ?? numbers.temporaryCode ?? ''
}

/** The number of a dossier; a temporary one says that it is. */
export function DossierNumber({
  numbers,
  size = 'sm',
}: {
  readonly numbers: DossierNumbers
  readonly size?: 'sm' | 'xl'
}) {
  const { t } = useTranslation('dossiers')
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <Text span ff="monospace" size={size} fw={size === 'xl' ? 600 : 500} c="var(--desk-ink-strong)">
        {numberOf(numbers)}
      </Text>
      {numbers.code === null ? (
        <Text span size="xs" c="var(--desk-warn-ink)">
          {t('temporary')}
        </Text>
      ) : null}
    </Group>
  )
}
