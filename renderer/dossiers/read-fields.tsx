import { Fieldset, Group, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../contract/questions.ts'
import { SurenessBadge } from '../parts/badges.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import { groupBySubject, type ReadFact } from './read-subjects.ts'

interface Properties {
  readonly dossier: string
  /** The paper. */
  readonly code: string
}

/**
 * What was read on the known form that a paper is, for whoever has to enter it into another system: each value selects itself when the
 * keys come to it.
 */
export function ReadFields({ dossier, code }: Properties) {
  const { t } = useTranslation('papers')
  const { data, error } = useAsk('papers.suggested-fields', { dossier })
  if (data === undefined) return <ErrorNotice error={error} />
  const subjects = groupBySubject(data.fields.filter(({ paper }) => paper === code))
  return (
    <div data-testid="read-fields">
      <Text size="xs" c="dimmed" mt={4} role="status">
        {t(subjects.length === 0 ? 'readFields.none' : 'readFields.why')}
      </Text>
      {subjects.map(({ subject, facts }, group) => (
        <Fieldset key={subject} variant="unstyled" mt={6} legend={t(`readFields.subject.${subject}`)}>
          <Stack gap={4}>
            {facts.map((fact, at) => (
              <Fact key={fact.fact} fact={fact} takesFocus={group === 0 && at === 0} />
            ))}
          </Stack>
        </Fieldset>
      ))}
    </div>
  )
}

function Fact({ fact, takesFocus }: { readonly fact: ReadFact; readonly takesFocus: boolean }) {
  const { t } = useTranslation(['papers', 'reception'])
  const format = useFormat()
  const { value } = fact
  const shown = /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? format.isoDate(value)
    : fact.fact === 'sex'
      ? t(value === 'male' ? 'reception:applicant.male' : 'reception:applicant.female')
      : value
  return (
    <TextInput
      size="xs"
      readOnly
      autoFocus={takesFocus}
      value={shown}
      label={
        <Group gap={6} component="span">
          {t(`readFields.fact.${fact.fact}`)} <SurenessBadge percent={fact.confidence} />
        </Group>
      }
      onFocus={({ currentTarget }) => currentTarget.select()}
    />
  )
}
