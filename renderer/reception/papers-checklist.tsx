import { Badge, Checkbox, Group, NumberInput, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ChecklistPaper, MOST_COPIES, MOST_PAGES, MOST_PIECES } from './reception-form.ts'

interface Properties {
  readonly papers: readonly ChecklistPaper[]
  readonly onChange: (papers: ChecklistPaper[]) => void
}

/** The papers of the procedure, ticked off as the citizen lays them on the counter: handed in, or shown and given back. */
export function PapersChecklist({ papers, onChange }: Properties) {
  const { t } = useTranslation('reception')
  const change = (code: string, part: Partial<ChecklistPaper>) =>
    onChange(papers.map((paper) => (paper.code === code ? { ...paper, ...part } : paper)))
  if (papers.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('papers.chooseFirst')}
      </Text>
    )
  }
  return (
    <Table verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('papers.name')}</Table.Th>
          <Table.Th w={104}>{t('papers.use')}</Table.Th>
          <Table.Th w={92}>{t('papers.originals')}</Table.Th>
          <Table.Th w={92}>{t('papers.copies')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {papers.map((paper) => (
          <Table.Tr key={paper.code} {...(paper.present ? {} : { c: 'dimmed' })}>
            <Table.Td>
              <Checkbox
                size="sm"
                label={paper.name}
                description={paper.note}
                checked={paper.present}
                error={paper.required && !paper.present ? t('papers.missing') : null}
                onChange={(event) => change(paper.code, { present: event.currentTarget.checked })}
              />
              {paper.certified && paper.present ? (
                <CertifiedCounts paper={paper} onChange={(part) => change(paper.code, part)} />
              ) : null}
            </Table.Td>
            <Table.Td>
              <Badge color={paper.use === 'hand-in' ? 'petrol' : 'gray'}>{t(`papers.${paper.use}`)}</Badge>
            </Table.Td>
            {(['originals', 'copies'] as const).map((count) => (
              <Table.Td key={count}>
                {paper.use === 'show' ? null : (
                  <NumberInput
                    size="xs"
                    aria-label={`${t(`papers.${count}`)}: ${paper.name}`}
                    min={0}
                    max={MOST_PIECES}
                    clampBehavior="strict"
                    allowDecimal={false}
                    disabled={!paper.present}
                    value={paper[count]}
                    onChange={(value) => change(paper.code, { [count]: Number(value) || 0 })}
                  />
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface CountsProperties {
  readonly paper: ChecklistPaper
  readonly onChange: (part: Partial<ChecklistPaper>) => void
}

/** Pages of a paper that is certified, and the copies asked for: what the receipt of certification lists. */
function CertifiedCounts({ paper, onChange }: CountsProperties) {
  const { t } = useTranslation('reception')
  return (
    <Group gap="sm" mt={4} ml={28} align="flex-end">
      <NumberInput
        size="xs"
        w={92}
        label={t('papers.pages')}
        min={1}
        max={MOST_PAGES}
        clampBehavior="strict"
        allowDecimal={false}
        value={paper.pages ?? 1}
        onChange={(value) => onChange({ pages: Number(value) || 1 })}
      />
      <NumberInput
        size="xs"
        w={92}
        label={t('papers.paperCopies')}
        min={0}
        max={MOST_COPIES}
        clampBehavior="strict"
        allowDecimal={false}
        value={paper.paperCopies ?? 0}
        onChange={(value) => onChange({ paperCopies: Number(value) || 0 })}
      />
      <Checkbox
        size="xs"
        mb={6}
        label={t('papers.electronicCopy')}
        checked={paper.electronicCopy ?? false}
        onChange={(event) => onChange({ electronicCopy: event.currentTarget.checked })}
      />
    </Group>
  )
}
