import { randomUUID } from 'node:crypto'
import type { Handlers, satisfactionCalls } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { Survey, SurveyAnswers, SurveyVoice } from '../../../shared/satisfaction/satisfaction.ts'
import { draft, type Ledger } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import type { AnswerTable } from './answers.ts'
import { satisfactionAnswered } from './events.ts'

/** The calls this room answers. */
export type SatisfactionCall = keyof typeof satisfactionCalls

export interface SatisfactionRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** The one whose projection the ledger was opened with. */
  readonly table: AnswerTable
  /** Whether a dossier has been handed back: only then is there something to ask about. */
  readonly isReturned: (dossier: string) => boolean
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told when the second screen has something else to ask, or nothing more. */
  readonly invitationChanged: () => void
  /** Told of every dossier that was answered for, once that is durable. */
  readonly changed: (dossier: string) => void
}

interface Invitation {
  readonly token: string
  readonly dossier: string
  /** Identifier of the officer who invited: the citizen's answer is kept as taken by them. */
  readonly officer: string
}

/** Puts the survey together over an open ledger. The invitation lives in memory only: nobody waits for it after a restart. */
export function createSatisfactionRoom(parts: SatisfactionRoomParts): {
  readonly handlers: Handlers<SatisfactionCall>
} {
  const { store, ledger, table, now } = parts
  let invitation: Invitation | undefined

  return {
    handlers: {
      'satisfaction.invite': ({ dossier }, { officer }) => {
        requireOpen(dossier)
        show({ token: randomUUID(), dossier, officer: officer.id })
        return {}
      },
      'satisfaction.withdraw': () => {
        show(undefined)
        return {}
      },
      'satisfaction.invitation': () => ({ token: invitation?.token ?? null }),
      'satisfaction.answer': ({ token, answers }) => {
        if (invitation?.token !== token) throw new DeskError('satisfaction.no-invitation')
        const { dossier, officer } = invitation
        keep(dossier, officer, 'citizen', answers)
        show(undefined)
        return {}
      },
      'satisfaction.note': ({ dossier, answers }, { officer }) => {
        const survey = keep(dossier, officer.id, 'officer', answers)
        if (invitation?.dossier === dossier) show(undefined)
        return survey
      },
      'satisfaction.of-dossier': ({ dossier }) => ({
        survey: table.find(dossier) ?? null,
        asked: invitation?.dossier === dossier,
      }),
    },
  }

  function show(next: Invitation | undefined): void {
    invitation = next
    parts.invitationChanged()
  }

  function keep(dossier: string, officer: string, voice: SurveyVoice, answers: SurveyAnswers): Survey {
    const at = now()
    store.withinTransaction(() => {
      requireOpen(dossier)
      ledger.append([draft(satisfactionAnswered, { dossier, open: { at, voice, answers } })], { officer, now: at })
    })
    parts.changed(dossier)
    return { dossier, at, voice, answers }
  }

  /** Whether the citizen can be asked: the result is in their hands, and they have not answered. */
  function requireOpen(dossier: string): void {
    if (!parts.isReturned(dossier)) throw new DeskError('satisfaction.not-returned')
    if (table.find(dossier) !== undefined) throw new DeskError('satisfaction.answered')
  }
}
