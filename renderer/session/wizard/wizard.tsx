import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallInput } from '../../../shared/contract/contract.ts'
import { useAnnounceReady } from '../../app/announce.ts'
import { useAsk } from '../../contract/questions.ts'
import { Panel } from '../panel.tsx'
import { found } from '../session.ts'
import { DeskStep } from './desk-step.tsx'
import { forgetProgress, type Progress, rememberedProgress, rememberProgress } from './memory.ts'
import { NumberingStep } from './numbering-step.tsx'
import { OfficerStep } from './officer-step.tsx'
import { Steps } from './steps.tsx'

/** Makes the desk in three short steps: where it stands, how it numbers, who opens it. */
export function Wizard() {
  const { t } = useTranslation('wizard')
  const demonstration = useAsk('desk.state', {}).data?.demonstration ?? false
  const [progress, setProgress] = useState(rememberedProgress)
  useAnnounceReady('wizard')

  function go(next: Partial<Progress>) {
    const gone = { ...progress, ...next }
    setProgress(gone)
    rememberProgress(gone)
  }

  async function finish(officer: CallInput<'desk.found'>['officer']) {
    const { desk, numbering } = progress
    const { from, to } = numbering
    await found({
      desk: { ...desk, numbering: numbering.kind === 'range' ? { kind: 'range', from, to } : { kind: 'temporary' } },
      officer,
    })
    forgetProgress()
  }

  return (
    <Panel demonstration={demonstration} width={720}>
      <Stack gap="md">
        <Title order={1}>{t('title')}</Title>
        <Steps at={progress.step} />
        {progress.step === 0 ? (
          <DeskStep initial={progress.desk} onTyped={(desk) => go({ desk })} onDone={(desk) => go({ desk, step: 1 })} />
        ) : null}
        {progress.step === 1 ? (
          <NumberingStep
            initial={progress.numbering}
            onBack={() => go({ step: 0 })}
            onDone={(numbering) => go({ numbering, step: 2 })}
          />
        ) : null}
        {progress.step === 2 ? (
          <OfficerStep communeName={progress.desk.communeName} onBack={() => go({ step: 1 })} onDone={finish} />
        ) : null}
        <Text size="xs" c="dimmed">
          {t('keys')}
        </Text>
      </Stack>
    </Panel>
  )
}
