import { Badge, Button, Group, Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierPaperFiles } from '../../shared/contract/papers.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { DescribeForm } from './describe-form.tsx'
import { PaperPages } from './paper-pages.tsx'
import { ReadFields } from './read-fields.tsx'
import { useSaveFile } from './use-save-file.ts'

interface Properties {
  readonly dossier: string
  readonly paper: DossierPaperFiles
}

const EXTENSIONS = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/tiff': 'tif' } as const

/** The file of a paper: what it is, its pages to look at, a copy to save, what is written on it; or why there is none. */
export function PaperFileLine({ dossier, paper }: Properties) {
  const { t } = useTranslation(['dossiers', 'papers'])
  const format = useFormat()
  const session = useSession()
  const [open, setOpen] = useState<'pages' | 'read' | 'details' | null>(null)
  const { failure, save } = useSaveFile(dossier)
  const { file, undigitized } = paper
  const mayDescribe = session?.rights.some((right) => right === 'receive' || right === 'process') ?? false
  if (undigitized !== null) {
    const why = t(`papers.undigitized.${undigitized.why}`)
    return (
      <Text size="xs" c="dimmed">
        {t('papers.notDigitized', { why: undigitized.reason === '' ? why : `${why}, ${undigitized.reason}` })}
      </Text>
    )
  }
  if (file === null) {
    if (paper.missing === null) return null
    return (
      <Text size="xs" c="var(--desk-warn-ink)">
        {t('papers.noFile')}
      </Text>
    )
  }
  const { address, mediaType, bytes } = file.file

  const { number, issuer, issuedOn, validUntil } = file.details
  // Esc closes what is open, and the keys are back at what opened it.
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'Escape' || event.defaultPrevented || open === null) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>('button[aria-expanded="true"]')?.focus()
    setOpen(null)
  }

  return (
    <section aria-label={paper.name} data-testid="paper-file" onKeyDown={onKeyDown}>
      <Group gap={6}>
        <Text size="xs" c={paper.missing === 'pages' ? 'var(--desk-warn-ink)' : 'dimmed'}>
          {[
            paper.missing === 'pages'
              ? t('papers.countsDiffer', { pictures: file.pictures, pages: file.pages })
              : t('papers.filePages', { count: file.pages }),
            t(`papers.origin.${file.origin}`),
            format.bytes(bytes),
            format.dateTime(file.filedAt),
            file.officerName,
          ].join(' · ')}
        </Text>
        {file.read ? <Badge color="gray">{t('papers.read')}</Badge> : null}
      </Group>
      {number || issuer || issuedOn || validUntil ? (
        <Text size="xs" c="dimmed">
          {[
            number,
            issuer,
            issuedOn && t('papers.issuedOn', { on: format.isoDate(issuedOn) }),
            validUntil && t('papers.validUntil', { until: format.isoDate(validUntil) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      ) : null}
      <Group gap={4}>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={open === 'pages'}
          aria-label={t('papers.lookAt', { name: paper.name })}
          onClick={() => setOpen(open === 'pages' ? null : 'pages')}
        >
          {t('papers.look')}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('papers.saveName', { name: paper.name })}
          onClick={() => save({ address, name: `${paper.code}.${EXTENSIONS[mediaType]}` })}
        >
          {t('result.save')}
        </Button>
        {mayDescribe && file.read ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={open === 'read'}
            aria-label={t('papers:readFields.showName', { name: paper.name })}
            onClick={() => setOpen(open === 'read' ? null : 'read')}
          >
            {t('papers:readFields.show')}
          </Button>
        ) : null}
        {mayDescribe ? (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={open === 'details'}
            aria-label={t('papers.describeName', { name: paper.name })}
            onClick={() => setOpen(open === 'details' ? null : 'details')}
          >
            {t('papers.describe')}
          </Button>
        ) : null}
      </Group>
      <ErrorNotice error={failure} />
      {open === 'pages' ? <PaperPages key={address} dossier={dossier} address={address} name={paper.name} /> : null}
      {open === 'read' ? <ReadFields dossier={dossier} code={paper.code} /> : null}
      {open === 'details' ? (
        <DescribeForm dossier={dossier} code={paper.code} file={file} onDone={() => setOpen(null)} />
      ) : null}
    </section>
  )
}
