import { Button, SimpleGrid, Stack } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageHeader } from '../parts/page-header.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import { Facts } from './facts.tsx'
import { LedgerCheck } from './ledger-check.tsx'
import { Updates } from './updates.tsx'

function Program({ about }: { readonly about: CallOutput<'shell.about'> }) {
  const { t } = useTranslation('about')
  return (
    <Facts
      title={t('program')}
      facts={[
        [t('version'), about.version],
        ['Electron', about.electron],
        ['Chromium', about.chrome],
        ['Node.js', about.node],
        [t('runtime'), t(`runtimes.${about.runtime}`), about.runtime === 'stand-in' ? 'warn' : 'quiet'],
        [t('sandbox'), t(about.sandbox ? 'sandboxOn' : 'sandboxOff'), about.sandbox ? 'quiet' : 'warn'],
        [t('platform'), about.platform],
      ]}
    />
  )
}

function Store({ state }: { readonly state: CallOutput<'diagnostics.read'> }) {
  const { t } = useTranslation('about')
  const format = useFormat()
  const { journal, synchronous } = state
  return (
    <Facts
      title={t('store')}
      facts={[
        [t('sqlite'), state.sqliteVersion],
        [t('cipher'), state.cipher],
        [t('durability'), t('durabilityValue', { journal, synchronous })],
        [t('schema'), String(state.schemaVersion)],
        [t('size'), format.bytes(state.databaseBytes)],
        [t('free'), format.bytes(state.freeBytes)],
        [t('osSecret'), t(state.osSecret ? 'osSecretYes' : 'osSecretNo')],
      ]}
    />
  )
}

function Ledger({ state }: { readonly state: CallOutput<'diagnostics.read'> }) {
  const { t } = useTranslation('about')
  const format = useFormat()
  const intact = state.chain === 'intact'
  const { oldestUnsentAt } = state
  return (
    <Facts
      title={t('ledger')}
      facts={[
        [t('device'), state.device],
        [t('events'), format.number(state.events)],
        [t('unsent'), format.number(state.unsent)],
        [t('oldest'), oldestUnsentAt === null ? t('none') : format.dateTime(oldestUnsentAt)],
        [t('chain'), t(intact ? 'chainIntact' : 'chainBroken'), intact ? 'quiet' : 'danger'],
        [t('clock'), t(`clocks.${state.clock}`), state.clock === 'steady' ? 'quiet' : 'warn'],
      ]}
    />
  )
}

/** The About box and the diagnostics: versions, where the runtime came from, how the data is kept. */
export function AboutPage() {
  const { t } = useTranslation(['about', 'frame'])
  const session = useSession()
  const about = useAsk('shell.about', {})
  const state = useAsk('diagnostics.read', {}, { fresh: true })
  return (
    <>
      <PageHeader title={t('title')} note={t('note')}>
        <Button variant="default" onClick={() => void state.refetch()} loading={state.isFetching}>
          {t('frame:action.refresh')}
        </Button>
      </PageHeader>
      <ErrorNotice
        error={about.error ?? state.error}
        onRetry={() => void Promise.all([about.refetch(), state.refetch()])}
      />
      <SimpleGrid cols={2} spacing="md">
        {about.data ? <Program about={about.data} /> : null}
        {state.data ? <Store state={state.data} /> : null}
        {state.data ? <Ledger state={state.data} /> : null}
        <Stack gap="md">
          {session?.rights.some((right) => right === 'read' || right === 'maintain') ? (
            <LedgerCheck icon={<IconShieldCheck size={18} aria-hidden />} />
          ) : null}
          <Updates />
        </Stack>
      </SimpleGrid>
    </>
  )
}
