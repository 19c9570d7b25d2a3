import { Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierView } from '../../shared/contract/dossiers.ts'
import type { SignableFile } from '../../shared/contract/signing.ts'
import { isUndecided } from '../../shared/dossier/acts.ts'
import { SigningKind } from '../../shared/signing/index.ts'
import { useAsk } from '../contract/questions.ts'
import { numberOf } from '../dossiers/dossier-number.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useSession } from '../session/session.ts'
import { maySignEver } from './candidates.ts'
import { ChoosePlaces } from './choose-places.tsx'
import { ACTS_OF_DOSSIER, kindsOf } from './kinds-of-file.ts'
import { LayDocument } from './lay-document.tsx'
import { RunPanel } from './run-panel.tsx'
import { SignPanel } from './sign-panel.tsx'
import { SignableFileItem } from './signable-file.tsx'
import classes from './signing.module.css'
import { keyOfThing, type Wish, wishFor } from './wish.ts'

type Beside =
  | { readonly shows: 'sign'; readonly kind: SigningKind; readonly wishes: readonly Wish[] }
  | { readonly shows: 'run'; readonly run: string }

/** What of a dossier can be signed, what signed it, and the ways to sign it that are the officer's (ký số hóa, sao y …). */
export function DossierSigning({ view }: { readonly view: DossierView }) {
  const { t } = useTranslation(['signing', 'verification', 'errors'])
  const session = useSession()
  const dossier = view.row.id
  const { data, error, refetch } = useAsk('signing.files', { dossier }, { fresh: true })
  const [beside, setBeside] = useState<Beside | null>(null)
  const rights = session?.rights ?? []
  const mayLay = rights.includes('process') && isUndecided(view.row.state)
  const files = data?.files ?? []
  if (files.length === 0 && !mayLay && error === null) return null
  return (
    <Paper p="sm" withBorder component="section" id="signing" data-testid="signing">
      <Title order={2} size="h3" mb="xs">
        {t('files.title')}
      </Title>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <Stack gap="xs">
        {data && files.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('files.none')}
          </Text>
        ) : null}
        {files.length > 0 ? (
          <Choose
            view={view}
            files={files}
            onSign={(kind, wishes) => setBeside({ shows: 'sign', kind, wishes })}
            mayDrop={mayLay}
          />
        ) : null}
        {beside?.shows === 'sign' ? (
          <div key={`${beside.kind} ${beside.wishes.map(({ of }) => of).join(' ')}`}>
            <ChoosePlaces
              kind={beside.kind}
              wishes={beside.wishes}
              onChange={(wishes) => setBeside({ ...beside, wishes })}
            />
            <SignPanel
              kind={beside.kind}
              wishes={beside.wishes}
              onStarted={(run) => setBeside({ shows: 'run', run })}
              onLeave={() => setBeside(null)}
            />
          </div>
        ) : null}
        {beside?.shows === 'run' ? (
          <RunPanel key={beside.run} run={beside.run} onClose={() => setBeside(null)} />
        ) : null}
        {mayLay ? <LayDocument dossier={dossier} files={files} /> : null}
      </Stack>
    </Paper>
  )
}

interface ChooseProperties {
  readonly view: DossierView
  readonly files: readonly SignableFile[]
  readonly mayDrop: boolean
  readonly onSign: (kind: SigningKind, wishes: readonly Wish[]) => void
}

function Choose({ view, files, mayDrop, onSign }: ChooseProperties) {
  const { t } = useTranslation('signing')
  const session = useSession()
  const officer = session?.officer.id ?? ''
  const { data: sight } = useAsk('signing.tokens', {})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const offers = files.map((file) => ({
    file,
    key: keyOfThing(file.signed),
    kinds: kindsOf(file, view.row.state, session?.rights ?? []),
  }))
  const mine = new Set(SigningKind.options.filter((kind) => sight && maySignEver(sight, officer, kind)))
  const kinds = SigningKind.options.filter(
    (kind) => mine.has(kind) && offers.some((offer) => offer.kinds.includes(kind)),
  )
  const picked = offers.filter(({ key }) => chosen.has(key))

  function sign(kind: SigningKind) {
    const revision = ACTS_OF_DOSSIER.has(kind) ? view.revision : null
    const dossier = { id: view.row.id, number: numberOf(view.row), revision }
    onSign(
      kind,
      picked.filter((offer) => offer.kinds.includes(kind)).map(({ file }) => wishFor(dossier, file)),
    )
    setChosen(new Set())
  }

  return (
    <>
      <ul className={classes.files}>
        {offers.map(({ file, key, kinds: ofFile }) => (
          <li key={key} className={classes.file}>
            <Group gap="xs" align="flex-start" wrap="nowrap">
              {kinds.length > 0 ? (
                <Checkbox
                  size="xs"
                  mt={3}
                  aria-label={t('files.select', { name: file.name })}
                  disabled={!ofFile.some((kind) => mine.has(kind))}
                  checked={chosen.has(key)}
                  onChange={(event) => {
                    const next = new Set(chosen)
                    if (event.currentTarget.checked) next.add(key)
                    else next.delete(key)
                    setChosen(next)
                  }}
                />
              ) : null}
              <SignableFileItem dossier={view.row.id} file={file} mayDrop={mayDrop} />
            </Group>
          </li>
        ))}
      </ul>
      {kinds.length > 0 ? (
        <Group gap={6} role="group" aria-label={t('files.title')}>
          {kinds.map((kind) => {
            const count = picked.filter((offer) => offer.kinds.includes(kind)).length
            const fits = count > 0 && count === picked.length
            return (
              <Button
                key={kind}
                size="compact-sm"
                variant={fits ? 'filled' : 'default'}
                disabled={!fits}
                onClick={() => sign(kind)}
              >
                {count > 0 ? t('files.sign', { kind: t(`kind.${kind}`), count }) : t(`kind.${kind}`)}
              </Button>
            )
          })}
          {picked.length === 0 ? (
            <Text size="xs" c="dimmed">
              {t('files.hint')}
            </Text>
          ) : null}
        </Group>
      ) : null}
      {sight && mine.size === 0 ? (
        <Text size="xs" c="dimmed">
          {t('files.noCertificate')}
        </Text>
      ) : null}
    </>
  )
}
