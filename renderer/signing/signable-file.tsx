import { Badge, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignableFile } from '../../shared/contract/signing.ts'
import { memory, useAct } from '../contract/questions.ts'
import { PaperPages } from '../dossiers/paper-pages.tsx'
import { useSaveFile } from '../dossiers/use-save-file.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import { KeptVerification } from '../verification/kept-verification.tsx'
import { RivalFile } from './rival-file.tsx'
import { SignatureLines } from './signature-lines.tsx'

interface Properties {
  readonly dossier: string
  readonly file: SignableFile
  /** Whether documents that nobody signed can still be taken away. */
  readonly mayDrop: boolean
}

/**
 * A paper or document with its signatures: its pages to look at, a copy to save (TT 15/2025/TT-BKHCN) and what is true of the signatures now. Papers
 * are saved where they are listed.
 */
export function SignableFileItem({ dossier, file, mayDrop }: Properties) {
  const { t } = useTranslation(['signing', 'frame', 'dossiers'])
  const format = useFormat()
  const drop = useAct('signing.drop-document')
  const [open, setOpen] = useState<'pages' | 'report' | null>(null)
  const [sure, setSure] = useState(false)
  const { failure, save } = useSaveFile(dossier)
  const { name, role, signatures, signed } = file
  const isPdf = file.file.mediaType === 'application/pdf'
  const { address } = file.file
  const toggle = (what: 'pages' | 'report') => setOpen(open === what ? null : what)

  return (
    <div style={{ flex: 1, minWidth: 0 }} data-file={name}>
      <Group gap={6}>
        <Text size="sm">{name}</Text>
        <Badge color="gray">{role === null ? t('paper') : t(`role.${role}`)}</Badge>
        <Text size="xs" c="dimmed">
          {[
            format.bytes(file.file.bytes),
            isPdf ? (signatures.length === 0 ? t('files.unsigned') : '') : t('files.notPdf'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Group>
      <SignatureLines signatures={signatures} />
      {file.rivals.map((rival) => (
        <RivalFile key={rival.file.address} dossier={dossier} name={name} rival={rival} />
      ))}
      <Group gap={4}>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={open === 'pages'}
          aria-label={t('files.lookAt', { name })}
          onClick={() => toggle('pages')}
        >
          {t('files.look')}
        </Button>
        {isPdf ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={open === 'report'}
            aria-label={t('files.verifyName', { name })}
            onClick={() => toggle('report')}
          >
            {t('files.verify')}
          </Button>
        ) : null}
        {isPdf && signed.kind === 'document' ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('dossiers:papers.saveName', { name })}
            onClick={() => save({ address, name: `${name}.pdf` })}
          >
            {t('dossiers:result.save')}
          </Button>
        ) : null}
        {mayDrop && signed.kind === 'document' && signatures.length === 0 ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color={sure ? 'red' : 'gray'}
            loading={drop.isPending}
            aria-label={sure ? undefined : t('files.dropName', { name })}
            onClick={() => {
              if (!sure) return setSure(true)
              drop.mutate(
                { dossier, document: signed.document },
                { onSuccess: () => void memory.invalidateQueries({ queryKey: ['signing.files', { dossier }] }) },
              )
            }}
          >
            {t(sure ? 'files.dropSure' : 'files.drop')}
          </Button>
        ) : null}
        {sure ? (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setSure(false)}>
            {t('frame:action.cancel')}
          </Button>
        ) : null}
      </Group>
      <ErrorNotice error={drop.error ?? failure} />
      {open === 'pages' ? <PaperPages key={address} dossier={dossier} address={address} name={name} /> : null}
      {open === 'report' ? <KeptVerification key={address} dossier={dossier} address={address} name={name} /> : null}
    </div>
  )
}
