import { Button, Text } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SigningKind } from '../../shared/signing/index.ts'
import { useAsk } from '../contract/questions.ts'
import { useSession } from '../session/session.ts'
import { maySignEver } from './candidates.ts'
import { RunPanel } from './run-panel.tsx'
import { SignPanel } from './sign-panel.tsx'
import classes from './signing.module.css'
import { type Wish, wishFor } from './wish.ts'

/** The ways to sign papers right after they were filed; the rarer ones are on the dossier's page. */
const KINDS: readonly SigningKind[] = SigningKind.options.filter((kind) => kind === 'digitized' || kind === 'copy')

interface Properties {
  readonly dossier: string
  readonly number: string
}

type Beside =
  | { readonly shows: 'sign'; readonly kind: SigningKind; readonly wishes: readonly Wish[] }
  | { readonly shows: 'run'; readonly run: string }

/** Signs the filed papers of a dossier that bear no signature yet, where they were digitized; nothing where nobody may or none is left. */
export function SignFiled({ dossier, number }: Properties) {
  const { t } = useTranslation(['signing', 'verification', 'errors'])
  const officer = useSession()?.officer.id ?? ''
  const { data } = useAsk('signing.files', { dossier }, { fresh: true })
  const { data: sight } = useAsk('signing.tokens', {})
  const [beside, setBeside] = useState<Beside | null>(null)
  const papers = (data?.files ?? []).filter(
    ({ role, signatures, file }) => role === null && signatures.length === 0 && file.mediaType === 'application/pdf',
  )
  const kinds = sight ? KINDS.filter((kind) => maySignEver(sight, officer, kind)) : []
  if (beside?.shows === 'run') return <RunPanel run={beside.run} onClose={() => setBeside(null)} />
  if (beside?.shows === 'sign') {
    return (
      <SignPanel
        kind={beside.kind}
        wishes={beside.wishes}
        onStarted={(run) => setBeside({ shows: 'run', run })}
        onLeave={() => setBeside(null)}
      />
    )
  }
  if (papers.length === 0 || kinds.length === 0) return null
  return (
    <section className={classes.panel} aria-label={t('digitizedNow.title')} data-testid="sign-filed">
      <Text size="xs" fw={600} mb={4}>
        {t('digitizedNow.title')}
      </Text>
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="compact-sm"
          variant="default"
          fullWidth
          mb={4}
          leftSection={<IconSignature size={16} aria-hidden />}
          onClick={() =>
            setBeside({
              shows: 'sign',
              kind,
              wishes: papers.map((file) => wishFor({ id: dossier, number, revision: null }, file)),
            })
          }
        >
          {t('digitizedNow.button', { kind: t(`kind.${kind}`), count: papers.length })}
        </Button>
      ))}
      <Text size="xs" c="dimmed">
        {t('digitizedNow.note')}
      </Text>
    </section>
  )
}
