import { Button } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '../../shared/waiting/ticket.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { CallPanel } from './call-panel.tsx'
import { DrawPanel } from './draw-panel.tsx'
import { TicketList } from './ticket-list.tsx'
import classes from './waiting-page.module.css'

/** The waiting line: give out numbers, call the next, see who waits; the second screen shows what is called. */
export function WaitingPage() {
  const { t } = useTranslation('waiting')
  const { data: tickets, error, refetch } = useAsk('waiting.list', {}, { fresh: true, everyMs: 60_000 })
  return (
    <>
      <PageHeader title={t('title')} note={t('note')}>
        <DisplayButton />
      </PageHeader>
      {tickets === undefined ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Line tickets={tickets} onMoved={() => void refetch()} />
      )}
    </>
  )
}

function Line({ tickets, onMoved }: { readonly tickets: readonly Ticket[]; readonly onMoved: () => void }) {
  return (
    <div className={classes.columns}>
      <div>
        <CallPanel tickets={tickets} onMoved={onMoved} />
        <DrawPanel tickets={tickets} onMoved={onMoved} />
      </div>
      <TicketList tickets={tickets} />
    </div>
  )
}

function DisplayButton() {
  const { t } = useTranslation('waiting')
  const asked = useAsk('shell.display', { open: null }, { fresh: true }).data
  const act = useAct('shell.display')
  const [known, setKnown] = useState<boolean>()
  const open = known ?? asked?.open ?? false
  return (
    <Button
      variant="default"
      leftSection={<IconDeviceDesktop size={16} aria-hidden />}
      onClick={async () => setKnown((await act.mutateAsync({ open: !open })).open)}
    >
      {t(open ? 'closeDisplay' : 'openDisplay')}
    </Button>
  )
}
