import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignableFile } from '../../shared/contract/signing.ts'
import { PaperPages } from '../dossiers/paper-pages.tsx'
import { useSaveFile } from '../dossiers/use-save-file.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { KeptVerification } from '../verification/kept-verification.tsx'
import { SignatureLines } from './signature-lines.tsx'

interface Properties {
  readonly dossier: string
  readonly name: string
  readonly rival: SignableFile['rivals'][number]
}

/** A file that another machine signed of the same one at the same time: who and when, to look at, to check, to save. Which is used a person says. */
export function RivalFile({ dossier, name, rival }: Properties) {
  const { t } = useTranslation(['signing', 'dossiers'])
  const [open, setOpen] = useState<'pages' | 'report' | null>(null)
  const { failure, save } = useSaveFile(dossier)
  const { address } = rival.file
  const own = t('files.rivalName', { name })
  return (
    <Alert color="amber" p="xs" my={4} icon={<IconAlertTriangle aria-hidden />} data-rival={name}>
      <Text size="sm">{t('files.rival')}</Text>
      <SignatureLines signatures={rival.signatures} />
      <Group gap={4}>
        {(['pages', 'report'] as const).map((what) => (
          <Button
            key={what}
            size="compact-xs"
            variant="subtle"
            aria-expanded={open === what}
            aria-label={t(what === 'pages' ? 'files.lookAt' : 'files.verifyName', { name: own })}
            onClick={() => setOpen(open === what ? null : what)}
          >
            {t(what === 'pages' ? 'files.look' : 'files.verify')}
          </Button>
        ))}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('dossiers:papers.saveName', { name: own })}
          onClick={() => save({ address, name: `${own}.pdf` })}
        >
          {t('dossiers:result.save')}
        </Button>
      </Group>
      <ErrorNotice error={failure} />
      {open === 'pages' ? <PaperPages key={address} dossier={dossier} address={address} name={own} /> : null}
      {open === 'report' ? <KeptVerification key={address} dossier={dossier} address={address} name={own} /> : null}
    </Alert>
  )
}
