import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DossierPaper } from '../../shared/dossier/dossier.ts'
import { useAsk } from '../contract/questions.ts'
import { PaperFileLine } from './paper-file.tsx'

/** The papers that came with a dossier, those handed in and those only shown, with their files. */
export function Papers({ dossier, papers }: { readonly dossier: string; readonly papers: readonly DossierPaper[] }) {
  const { t } = useTranslation('dossiers')
  const { data: files } = useAsk('papers.of-dossier', { dossier }, { fresh: true, enabled: papers.length > 0 })
  if (papers.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('papers.none')}
      </Text>
    )
  }
  return (
    <Table styles={{ td: { verticalAlign: 'top' } }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('papers.name')}</Table.Th>
          <Table.Th w={96}>{t('papers.use')}</Table.Th>
          <Table.Th w={92} ta="right">
            {t('papers.originals')}
          </Table.Th>
          <Table.Th w={84} ta="right">
            {t('papers.copies')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {papers.map((paper) => (
          <Table.Tr key={paper.code}>
            <Table.Td>
              {paper.name}
              {paper.note ? (
                <Text size="xs" c="dimmed">
                  {paper.note}
                </Text>
              ) : null}
              {paper.pages === undefined ? null : (
                <Text size="xs" c="dimmed">
                  {[
                    t('papers.certified', { pages: paper.pages, copies: paper.paperCopies ?? 0 }),
                    paper.electronicCopy ? t('papers.electronicCopy') : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </Text>
              )}
              {files?.papers
                .filter(({ code }) => code === paper.code)
                .map((file) => (
                  <PaperFileLine key={file.code} dossier={dossier} paper={file} />
                ))}
            </Table.Td>
            <Table.Td>{t(`papers.${paper.use}`)}</Table.Td>
            <Table.Td ta="right">{paper.use === 'show' ? '' : paper.originals}</Table.Td>
            <Table.Td ta="right">{paper.use === 'show' ? '' : paper.copies}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
