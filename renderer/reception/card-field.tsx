import { Alert, Stack, Text, TextInput } from '@mantine/core'
import { IconId } from '@tabler/icons-react'
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, isoDateOf, localMinuteOf } from '../../shared/deadlines/index.ts'
import type { Applicant } from '../../shared/dossier/applicant.ts'
import type { KnownCitizen } from '../../shared/dossier/dossier.ts'
import { DeskError } from '../../shared/errors.ts'
import {
  type CardFinding,
  type IdentityCard,
  isUnfinishedMrz,
  looksLikeMrz,
  parseCardQr,
  parseMrz,
} from '../../shared/identity/index.ts'
import { CodeByCamera } from '../camera/code-by-camera.tsx'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import { looksLikeCard } from './card-text.ts'

/** What the page may tell the card field. */
export interface CardFieldHandle {
  readonly focus: () => void
  /** Reads a scan that went elsewhere. */
  readonly read: (text: string) => void
}

interface Properties {
  readonly ref: Ref<CardFieldHandle>
  /** A person was read or found; `keep` leaves what was typed in the fields the person says nothing about. */
  readonly onPerson: (person: Partial<Applicant>, keep: boolean) => void
}

type Notice =
  | { readonly kind: 'read'; readonly name: string; readonly findings: readonly CardFinding[] }
  | { readonly kind: 'unknown'; readonly number: string }

const NUMBER = /^(\d{9}|\d{12})$/

type Provinces = Parameters<typeof parseCardQr>[1]['provinces']

/** Today at the desk, as `yyyy-MM-dd`. */
function today(): string {
  return isoDateOf(dayOf(localMinuteOf(Date.now())))
}

/** What a card's code says. Throws what the parsers throw. */
function parseCard(raw: string, provinces: Provinces): ReturnType<typeof parseCardQr> {
  const context = { provinces, today: today() }
  return looksLikeMrz(raw) ? parseMrz(raw, context) : parseCardQr(raw, context)
}

/** Why what was typed is no card: whoever typed digits meant a number. */
function failureOf(typed: string, error: unknown): DeskError {
  return /^\d+$/.test(typed) ? new DeskError('identity.number-malformed') : asDeskError(error)
}

/** The identity card: its QR from a reader or the clipboard, or its number typed; known citizens are offered. */
export function CardField({ ref, onPerson }: Properties) {
  const { t } = useTranslation('reception')
  const format = useFormat()
  const [text, setText] = useState('')
  const [notice, setNotice] = useState<Notice | null>(null)
  const [known, setKnown] = useState<KnownCitizen | null>(null)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const reference = useAsk('catalog.reference', {})
  const provinces = reference.data?.birthProvinces ?? []

  async function recall(personalNumber: string): Promise<KnownCitizen | null> {
    try {
      const citizen = await desk.ask('citizens.find', { personalNumber })
      setKnown(citizen)
      return citizen
    } catch (error) {
      setFailure(asDeskError(error))
      return null
    }
  }

  function fromCard(card: IdentityCard, findings: readonly CardFinding[]) {
    setNotice({ kind: 'read', name: card.name, findings })
    onPerson(card, false)
    // The card is the newer witness; what it does not say (phone, e-mail) comes from the last dossier.
    void recall(card.personalNumber).then((citizen) => {
      if (citizen) onPerson({ ...citizen.applicant, ...card }, false)
    })
  }

  async function fromNumber(number: string) {
    const citizen = await recall(number)
    if (citizen) onPerson(citizen.applicant, false)
    else {
      setNotice({ kind: 'unknown', number })
      onPerson({ personalNumber: number }, true)
    }
  }

  function read(raw: string) {
    const typed = raw.trim()
    setNotice(null)
    setKnown(null)
    setFailure(null)
    setText('')
    if (NUMBER.test(typed)) {
      void fromNumber(typed)
      return
    }
    try {
      const { card, findings } = parseCard(raw, provinces)
      fromCard(card, findings)
    } catch (error) {
      setFailure(failureOf(typed, error))
    }
  }

  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus(), read }))

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    // A reader of the three lines on the back ends each with Enter.
    if (isUnfinishedMrz(text)) return
    read(text)
  }

  return (
    <Stack gap={6}>
      <TextInput
        ref={input}
        label={t('card.label')}
        placeholder={t('card.hint')}
        leftSection={<IconId size={16} aria-hidden />}
        value={text}
        autoComplete="off"
        spellCheck={false}
        data-reads-cards=""
        data-testid="card"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <CodeByCamera
        label={t('card.camera')}
        purpose="card"
        accepts={looksLikeCard}
        onText={(found) => {
          input.current?.focus()
          read(found)
        }}
      />
      <ErrorNotice error={failure ?? reference.error} />
      <div aria-live="polite">
        {notice?.kind === 'read' ? <Text size="sm">{t('card.read', { name: notice.name })}</Text> : null}
        {notice?.kind === 'unknown' ? <Text size="sm">{t('card.unknown', { number: notice.number })}</Text> : null}
        {known ? (
          <Text size="sm" c="dimmed">
            {t('card.known', {
              name: known.applicant.name,
              count: known.dossiers,
              at: format.date(known.lastReceivedAt),
            })}
          </Text>
        ) : null}
      </div>
      {notice?.kind === 'read' && notice.findings.length > 0 ? (
        <Alert color="amber" role="alert" title={t('card.check')}>
          {notice.findings.map((finding) => (
            <Text size="sm" key={finding.code}>
              {t(`finding.${finding.code}`)}
            </Text>
          ))}
        </Alert>
      ) : null}
    </Stack>
  )
}
