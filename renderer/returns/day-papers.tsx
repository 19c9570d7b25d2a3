import { Button, Popover, SegmentedControl } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, isoDateOf, localMinuteOf } from '../../shared/deadlines/index.ts'
import { useNow } from '../parts/use-now.ts'
import { DocumentPanel } from '../printing/document-panel.tsx'

/** The lists of today that go with a bundle of results: to the return counter, to the postman. */
export function DayPapers() {
  const { t } = useTranslation('returns')
  const day = isoDateOf(dayOf(localMinuteOf(useNow())))
  const [kind, setKind] = useState<'hand-over-list' | 'postman-list'>('hand-over-list')
  return (
    <Popover width={620} position="bottom-end" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />}>
          {t('dayPapers')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah="75vh" style={{ overflow: 'auto' }}>
        <SegmentedControl
          mb="sm"
          aria-label={t('dayPapers')}
          value={kind}
          onChange={(value) => setKind(value === 'postman-list' ? value : 'hand-over-list')}
          data={[
            { value: 'hand-over-list', label: t('handOverList') },
            { value: 'postman-list', label: t('postmanList') },
          ]}
        />
        <DocumentPanel key={kind} kind={kind} subject={day} />
      </Popover.Dropdown>
    </Popover>
  )
}
