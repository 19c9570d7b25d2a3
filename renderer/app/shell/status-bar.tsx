import { Tooltip, VisuallyHidden } from '@mantine/core'
import {
  IconAlertTriangle,
  IconClockExclamation,
  IconCloudOff,
  IconDatabase,
  IconInbox,
  IconPhotoUp,
  IconRefresh,
  IconScan,
  IconSignature,
  IconUser,
  IconVideo,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useCameraLamp } from '../../camera/lamp.ts'
import { usePageQueue } from '../../camera/queue/current.ts'
import { useAsk } from '../../contract/questions.ts'
import { chosenOf } from '../../digitize/chosen-scanner.ts'
import { useNow } from '../../parts/use-now.ts'
import { useSession } from '../../session/session.ts'
import { useFormat } from '../../text/use-format.ts'
import classes from './status-bar.module.css'
import { useCoreLost } from './use-core-lost.ts'
import { useTokenFact } from './use-token-fact.ts'

const READ_EVERY_MS = 60_000
const LITTLE_DISK_BYTES = 2 * 1024 ** 3

interface Fact {
  readonly name: string
  readonly icon: ComponentType<{ readonly size: number; readonly stroke: number; readonly 'aria-hidden': boolean }>
  readonly text: string
  /** What it means and what to do, on hovering. */
  readonly why: string
  readonly tone: 'quiet' | 'warn' | 'danger'
}

/** The facts of the status bar, what needs somebody first. */
function useFacts(): readonly Fact[] {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useNow()
  const coreLost = useCoreLost()
  const state = useAsk('diagnostics.read', {}, { everyMs: READ_EVERY_MS }).data
  // Looking for scanners takes seconds, so nobody is asked for the sake of this line.
  const scanners = useAsk('scanning.devices', {}, { enabled: false }).data
  const scanner = scanners && chosenOf(scanners)?.name
  const cameraIsOn = useCameraLamp()
  const { waiting, refused } = usePageQueue()
  const token = useTokenFact()
  const facts: Fact[] = []
  const tell = (name: string, icon: Fact['icon'], text: string, why: string, tone: Fact['tone'] = 'quiet') =>
    facts.push({ name, icon, text, why, tone })

  if (coreLost) tell('core', IconRefresh, t('status.core'), t('status.coreWhy'), 'warn')
  if (cameraIsOn) tell('camera', IconVideo, t('status.camera'), t('status.cameraWhy'), 'warn')
  if (refused.length > 0) {
    tell(
      'pages',
      IconPhotoUp,
      t('status.pagesRefused', { count: refused.length }),
      t('status.pagesRefusedWhy'),
      'danger',
    )
  } else if (waiting.length > 0) {
    tell('pages', IconPhotoUp, t('status.pages', { count: waiting.length }), t('status.pagesWhy'))
  }
  if (state?.chain === 'broken') tell('chain', IconAlertTriangle, t('status.chain'), t('status.chainWhy'), 'danger')
  if (state && state.clock !== 'steady') {
    const text = state.clock === 'set-back' ? t('status.clockBack') : t('status.clockAhead')
    tell('clock', IconClockExclamation, text, t('status.clockWhy'), 'warn')
  }
  tell('connection', IconCloudOff, t('status.connection'), t('status.connectionWhy'))
  if (state) {
    const age = format.span(now - (state.oldestUnsentAt ?? now))
    const number = format.number(state.unsent)
    const text = state.unsent === 0 ? t('status.unsentNone') : t('status.unsent', { count: state.unsent, number, age })
    tell('unsent', IconInbox, text, t('status.unsentWhy'))
  }
  if (token) tell('token', IconSignature, token.text, token.why, token.tone)
  tell(
    'scanner',
    IconScan,
    scanner === undefined ? t('status.scanner') : t('status.scannerChosen', { name: scanner }),
    t('status.scannerWhy'),
  )
  if (state) {
    const little = state.freeBytes < LITTLE_DISK_BYTES
    const text = t(little ? 'status.diskLow' : 'status.disk', { free: format.bytes(state.freeBytes) })
    tell('disk', IconDatabase, text, t('status.diskWhy'), little ? 'danger' : 'quiet')
  }
  return facts
}

/** What the desk is connected to and how it is, always and in facts (design law 4). */
export function StatusBar() {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useNow()
  const session = useSession()
  const facts = useFacts()
  return (
    <footer className={`${classes.bar} screen-only`}>
      <ul aria-label={t('status.label')}>
        {facts.map(({ name, icon: Icon, text, why, tone }) => (
          <Tooltip key={name} label={why} position="top">
            <li className={classes.item} data-fact={name} data-tone={tone}>
              <Icon size={15} stroke={1.7} aria-hidden />
              <span>{text}</span>
              <VisuallyHidden>{why}</VisuallyHidden>
            </li>
          </Tooltip>
        ))}
      </ul>
      <VisuallyHidden role="status">
        {facts
          .filter(({ tone }) => tone !== 'quiet')
          .map(({ text }) => text)
          .join('. ')}
      </VisuallyHidden>
      <div className={classes.who}>
        <IconUser size={15} stroke={1.7} aria-hidden />
        <span>
          <VisuallyHidden>{t('status.officer')}</VisuallyHidden> {session?.officer.name}
        </span>
        <time>{format.time(now)}</time>
      </div>
    </footer>
  )
}
