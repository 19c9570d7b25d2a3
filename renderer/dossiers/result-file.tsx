import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'

interface Properties {
  readonly dossier: string
  readonly result: NonNullable<DossierView['result']>
}

/** The result attached to a dossier, kept encrypted on the machine; a readable copy leaves only where the officer says. */
export function ResultFile({ dossier, result }: Properties) {
  const { t } = useTranslation('dossiers')
  const format = useFormat()
  const [failure, setFailure] = useState<DeskError | null>(null)
  const [saved, setSaved] = useState(false)

  async function save() {
    setFailure(null)
    try {
      const { content } = await desk.ask('papers.read', { dossier, address: result.address })
      const { outcome } = await desk.ask('shell.save-file', { name: result.fileName, content })
      setSaved(outcome === 'saved')
    } catch (error) {
      setFailure(asDeskError(error))
    }
  }

  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          {result.fileName}{' '}
          <Text span size="sm" c="dimmed">
            {format.bytes(result.bytes)}
          </Text>
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void save()}
        >
          {t('result.save')}
        </Button>
      </Group>
      <Text size="xs" role="status" c="dimmed">
        {saved ? t('result.saved') : ''}
      </Text>
      <ErrorNotice error={failure} />
    </Stack>
  )
}
