import { Button, Group, Loader, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import type { SigningKind } from '../../shared/signing/index.ts'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useSession } from '../session/session.ts'
import { candidatesFor, isRegisteredFor, type KeyCandidate } from './candidates.ts'
import { CertificateFacts } from './certificate-facts.tsx'
import { CheckNotice, isUsable } from './check-notice.tsx'
import { Training } from './run-panel.tsx'
import { ServiceSigning } from './service-signing.tsx'
import classes from './signing.module.css'
import { TrainingKey } from './training-key.tsx'
import { isTypingIn } from './typing.ts'
import { keyOfThing, type NotedWish, type Wish } from './wish.ts'

/** Longer lists are told by their number. */
const MOST_NAMED = 5
/** Kinds whose mark shows the number and notation of a document. */
const WITH_NOTATION: readonly SigningKind[] = ['attachment', 'incoming']

interface Properties {
  readonly kind: SigningKind
  readonly wishes: readonly Wish[]
  readonly onStarted: (run: string) => void
  readonly onLeave: () => void
}

/** The one confirmation before files are signed: what, as what, with which certificate, and what is known about that. */
export function SignPanel({ kind, wishes, onStarted, onLeave }: Properties) {
  const { t } = useTranslation(['signing', 'verification', 'errors'])
  const officer = useSession()?.officer.id ?? ''
  const { data: sight, error } = useAsk('signing.tokens', {}, { fresh: true })
  const candidates = sight ? candidatesFor(sight, officer, kind) : []
  const [chosen, setChosen] = useState<string | null>(null)
  const candidate = candidates.find((each) => keyOf(each) === chosen) ?? candidates[0]
  const [notations, setNotations] = useState<Readonly<Record<string, string>>>({})
  const noted = wishes.map((wish): NotedWish => ({ wish, notation: notations[nameOf(wish)]?.trim() ?? '' }))
  const isRegistered = sight !== undefined && isRegisteredFor(sight, officer, kind)
  const mayAskService = sight?.serviceOffered === true && isRegistered
  // Where only the program signs, nobody is told to plug anything in.
  const isServiceAlone = mayAskService && sight.modules.length === 0 && candidates.length === 0
  const [byService, setByService] = useState(false)
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isTypingIn(place.current)) place.current?.focus()
  }, [])

  return (
    <section
      ref={place}
      tabIndex={-1}
      className={classes.panel}
      aria-label={t('sign.title', { kind: t(`kind.${kind}`), count: wishes.length })}
      data-testid="sign"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        onLeave()
      }}
    >
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t('sign.title', { kind: t(`kind.${kind}`), count: wishes.length })}
        </Title>
        <Text size="xs" c="dimmed">
          {t(`kindMeaning.${kind}`)}
        </Text>
        {wishes.length <= MOST_NAMED ? (
          <ul className={classes.items} aria-label={t('sign.files')}>
            {wishes.map((wish) => (
              <li key={nameOf(wish)}>
                {wish.name} · {wish.number}
                {wish.place === null ? '' : ` · ${t('sign.placed')}`}
              </li>
            ))}
          </ul>
        ) : null}
        {WITH_NOTATION.includes(kind) && !byService
          ? wishes.map((wish, place) => (
              <TextInput
                key={nameOf(wish)}
                autoFocus={place === 0}
                size="xs"
                label={t('sign.notation', { name: wish.name })}
                placeholder={t('sign.notationHint')}
                maxLength={80}
                value={notations[nameOf(wish)] ?? ''}
                onChange={(event) => setNotations({ ...notations, [nameOf(wish)]: event.currentTarget.value })}
              />
            ))
          : null}
        <ErrorNotice error={error} />
        {sight === undefined && error === null ? <Loader size="sm" /> : null}
        {candidates.length > 0 && !byService ? (
          <Select
            size="xs"
            label={t('sign.with')}
            allowDeselect={false}
            data={candidates.map((each) => ({
              value: keyOf(each),
              label: t('sign.choice', {
                holder: each.certificate.holder,
                token: each.token.label,
              }),
            }))}
            value={candidate === undefined ? null : keyOf(candidate)}
            onChange={setChosen}
          />
        ) : null}
        {byService ? null : candidate !== undefined ? (
          <Confirm
            key={keyOf(candidate)}
            candidate={candidate}
            kind={kind}
            wishes={noted}
            onStarted={onStarted}
            onLeave={onLeave}
          />
        ) : sight && !isServiceAlone ? (
          <NoCandidate kind={kind} registered={isRegistered} />
        ) : null}
        {mayAskService ? (
          <ServiceSigning
            kind={kind}
            wishes={noted}
            alone={candidate === undefined}
            onDone={() => setByService(true)}
            onLeave={onLeave}
          />
        ) : null}
        {sight?.trainingAllowed && !byService ? <TrainingKey /> : null}
        {candidate === undefined && !byService ? <Leave onLeave={onLeave} /> : null}
      </Stack>
    </section>
  )
}

function keyOf({ token, certificate }: KeyCandidate): string {
  return `${token.serial} ${certificate.fingerprint}`
}

function nameOf({ dossier, signed }: Wish): string {
  return `${dossier} ${keyOfThing(signed)}`
}

function Leave({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('signing')
  return (
    <Button variant="subtle" color="gray" style={{ alignSelf: 'flex-start' }} onClick={onLeave}>
      {t('sign.leave')}
    </Button>
  )
}

function NoCandidate({ kind, registered }: { readonly kind: SigningKind; readonly registered: boolean }) {
  const { t } = useTranslation('signing')
  return (
    <div role="status">
      <Text size="sm" c="var(--desk-warn-ink)">
        {registered ? t('sign.none') : t('sign.noneRegistered', { kind: t(`kind.${kind}`).toLocaleLowerCase() })}
      </Text>
      {registered ? (
        <Text size="xs" c="dimmed">
          {t('sign.plugIn')}
        </Text>
      ) : null}
    </div>
  )
}

interface ConfirmProperties {
  readonly candidate: KeyCandidate
  readonly kind: SigningKind
  readonly wishes: readonly NotedWish[]
  readonly onStarted: (run: string) => void
  readonly onLeave: () => void
}

/** The certificate, checked before anybody types a PIN, and the button that begins. */
function Confirm({ candidate, kind, wishes, onStarted, onLeave }: ConfirmProperties) {
  const { t } = useTranslation(['signing', 'verification'])
  const { token, certificate } = candidate
  const question = { token: token.serial, certificate: certificate.fingerprint }
  const { data: check, error, isFetching, refetch } = useAsk('signing.check', question, { fresh: true })
  const start = useAct('signing.start')
  // One run however often it is pressed.
  const [run] = useState(() => uuidv7())
  const button = useRef<HTMLButtonElement>(null)
  const ready = check !== undefined && isUsable(check) && !isFetching
  useEffect(() => {
    // Whoever types a number meanwhile must not come to press the button with the next space.
    if (ready && !isTypingIn(document.body)) button.current?.focus()
  }, [ready])

  function begin() {
    if (!ready || start.isPending) return
    const items = wishes.map(({ wish: { dossier, revision, signed, of, place }, notation }) => ({
      dossier,
      revision,
      signed,
      of,
      place,
      ...(notation === '' ? {} : { notation }),
    }))
    start.mutate(
      { run, kind, ...question, items },
      {
        onSuccess: (begun) => {
          memory.setQueryData(questionKey('signing.run', { run }), begun)
          onStarted(run)
        },
      },
    )
  }

  const pin = token.pin === 'ok' ? null : t(`pin.state.${token.pin}`)
  return (
    <>
      <Text size="xs" c="dimmed">
        {t('sign.isOf', { owner: t(`owner.${candidate.owner}`) })}
      </Text>
      <CertificateFacts certificate={certificate} {...(check ? { chain: check.chain } : {})} />
      {token.isTraining ? <Training /> : null}
      {check && !isFetching ? <CheckNotice check={check} /> : null}
      {isFetching ? (
        <Group gap={6} role="status">
          <Loader size="xs" />
          <Text size="sm">{t('sign.checking')}</Text>
        </Group>
      ) : null}
      {pin === null ? null : (
        <Text size="sm" c={token.pin === 'count-low' ? 'var(--desk-warn-ink)' : 'var(--desk-danger-ink)'}>
          {pin}
        </Text>
      )}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <ErrorNotice error={start.error} />
      <Group gap="xs">
        <Button ref={button} disabled={!ready} loading={start.isPending} onClick={begin}>
          {t('sign.confirm', { count: wishes.length })}
        </Button>
        <Leave onLeave={onLeave} />
      </Group>
    </>
  )
}
