import { Button, Paper, Text, Title } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { LETTER_OF_SERVICE, labelOf, type Ticket, WaitingService } from '../../shared/waiting/ticket.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import classes from './waiting-page.module.css'

const route = getRouteApi('/waiting')

/** Gives out numbers, one button for each kind of service. */
export function DrawPanel({ tickets, onMoved }: { readonly tickets: readonly Ticket[]; readonly onMoved: () => void }) {
  const { t } = useTranslation('waiting')
  const draw = useAct('waiting.draw')
  const [last, setLast] = useState<Ticket>()
  const asked = route.useSearch().draw ?? false
  const services = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asked) services.current?.querySelector('button')?.focus()
  }, [asked])

  async function give(service: WaitingService) {
    const ticket = await draw.mutateAsync({ id: v7(), service }).catch(() => undefined)
    if (ticket) setLast(ticket)
    onMoved()
  }

  return (
    <Paper p="sm" withBorder component="section" aria-labelledby="waiting-draw">
      <Title order={2} size="h3" id="waiting-draw" mb="xs">
        {t('draw')}
      </Title>
      <div className={classes.services} ref={services}>
        {WaitingService.options.map((service) => {
          const count = tickets.filter((ticket) => ticket.state === 'waiting' && ticket.service === service).length
          return (
            <Button
              key={service}
              className={classes.service ?? ''}
              classNames={{ label: classes.serviceName ?? '' }}
              variant="light"
              disabled={draw.isPending}
              onClick={() => void give(service)}
            >
              {LETTER_OF_SERVICE[service]} · {t(`service.${service}`)}
              {count > 0 ? ` (${count})` : ''}
            </Button>
          )
        })}
      </div>
      <Text role="status" mt="xs" fw={600} c="var(--desk-good-ink)" mih={20}>
        {last ? t('drawn', { label: labelOf(last) }) : ''}
      </Text>
      {last ? <DocumentPanel key={last.id} kind="waiting-number" subject={last.id} /> : null}
      <ErrorNotice error={draw.error} />
    </Paper>
  )
}
