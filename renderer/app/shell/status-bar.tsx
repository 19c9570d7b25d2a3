import { Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconClockExclamation,
  IconCloudOff,
  IconDatabase,
  IconInbox,
  IconRefresh,
  IconScan,
  IconSignature,
  IconUser,
} from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../../contract/desk.ts'
import { useAsk } from '../../contract/questions.ts'
import { useNow } from '../../parts/use-now.ts'
import { useSession } from '../../session/session.ts'
import { useFormat } from '../../text/use-format.ts'
import classes from './status-bar.module.css'

const READ_EVERY_MS = 60_000
const LITTLE_DISK_BYTES = 2 * 1024 ** 3

type Tone = 'quiet' | 'warn' | 'danger'

function Item({ icon, why, tone = 'quiet', children }: { icon: ReactNode; why: string; tone?: Tone; children: ReactNode }) {
  return (
    <Tooltip label={why} position="top">
      <li className={classes.item} data-tone={tone}>
        {icon}
        <span>{children}</span>
      </li>
    </Tooltip>
  )
}

/** True from the moment the core died until it is back. */
function useCoreLost(): boolean {
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const ends = [desk.on('core.lost', () => setLost(true)), desk.on('core.back', () => setLost(false))]
    return () => {
      for (const end of ends) end()
    }
  }, [])
  return lost
}

/** What the desk is connected to and how it is, always and in facts (design law 4). */
export function StatusBar() {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useNow()
  const session = useSession()
  const coreLost = useCoreLost()
  const diagnostics = useAsk('diagnostics.read', {}, { everyMs: READ_EVERY_MS }).data
  const size = { size: 15, stroke: 1.7, 'aria-hidden': true } as const
  const little = diagnostics !== undefined && diagnostics.freeBytes < LITTLE_DISK_BYTES
  return (
    <footer className={`${classes.bar} screen-only`} aria-label={t('status.label')}>
      <ul role="status">
        {coreLost ? (
          <Item icon={<IconRefresh {...size} />} why={t('status.coreWhy')} tone="warn">
            {t('status.core')}
          </Item>
        ) : null}
        {diagnostics?.chain === 'broken' ? (
          <Item icon={<IconAlertTriangle {...size} />} why={t('status.chainWhy')} tone="danger">
            {t('status.chain')}
          </Item>
        ) : null}
        {diagnostics && diagnostics.clock !== 'steady' ? (
          <Item icon={<IconClockExclamation {...size} />} why={t('status.clockWhy')} tone="warn">
            {diagnostics.clock === 'set-back' ? t('status.clockBack') : t('status.clockAhead')}
          </Item>
        ) : null}
        <Item icon={<IconCloudOff {...size} />} why={t('status.connectionWhy')}>
          {t('status.connection')}
        </Item>
        {diagnostics ? (
          <Item icon={<IconInbox {...size} />} why={t('status.unsentWhy')}>
            {diagnostics.unsent === 0
              ? t('status.unsentNone')
              : t('status.unsent', {
                  count: diagnostics.unsent,
                  age: format.span(now - (diagnostics.oldestUnsentAt ?? now)),
                })}
          </Item>
        ) : null}
        <Item icon={<IconSignature {...size} />} why={t('status.tokenWhy')}>
          {t('status.token')}
        </Item>
        <Item icon={<IconScan {...size} />} why={t('status.scannerWhy')}>
          {t('status.scanner')}
        </Item>
        {diagnostics ? (
          <Item icon={<IconDatabase {...size} />} why={t('status.diskWhy')} tone={little ? 'danger' : 'quiet'}>
            {t(little ? 'status.diskLow' : 'status.disk', { free: format.bytes(diagnostics.freeBytes) })}
          </Item>
        ) : null}
      </ul>
      <div className={classes.who}>
        <IconUser {...size} />
        <span>{t('status.officer', { name: session?.officer.name })}</span>
        <time>{format.time(now)}</time>
      </div>
    </footer>
  )
}
