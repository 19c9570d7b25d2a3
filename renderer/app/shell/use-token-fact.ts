import { useTranslation } from 'react-i18next'
import type { PinState } from '../../../shared/signing/index.ts'
import { useAsk } from '../../contract/questions.ts'
import { useSession } from '../../session/session.ts'

/** What the status bar says of tokens. */
interface TokenFact {
  readonly text: string
  readonly why: string
  readonly tone: 'quiet' | 'warn' | 'danger'
}

/** The worst that a token says of its PIN comes first. */
const WORST_FIRST = ['locked', 'final-try', 'count-low', 'ok'] as const satisfies readonly PinState[]
const OF_PIN = { locked: 'tokenLocked', 'final-try': 'tokenFinalTry', 'count-low': 'tokenCountLow' } as const

/** What is plugged in to sign with, and what its PIN needs to be known for; undefined while nobody knows. */
export function useTokenFact(): TokenFact | undefined {
  const { t } = useTranslation('frame')
  const rights = useSession()?.rights ?? []
  const mayAsk = rights.some((right) => right === 'read' || right === 'manage-officers' || right === 'maintain')
  // The desk tells when a token comes or goes, so nobody has to ask again and again.
  const { data: sight, error } = useAsk('signing.tokens', {}, { enabled: mayAsk })
  if (sight === undefined) {
    return error === null
      ? undefined
      : { text: t('status.tokenProblem'), why: t('status.tokenProblemWhy'), tone: 'quiet' }
  }
  const { tokens, modules, serviceOffered } = sight
  const worst = WORST_FIRST.find((pin) => tokens.some((token) => token.pin === pin)) ?? 'ok'
  const told = tokens.find(({ pin }) => pin === worst)
  if (told === undefined) {
    if (modules.some(({ problem }) => problem !== null)) {
      return { text: t('status.tokenProblem'), why: t('status.tokenProblemWhy'), tone: 'warn' }
    }
    if (modules.length === 0 && serviceOffered) {
      return { text: t('status.tokenService'), why: t('status.tokenServiceWhy'), tone: 'quiet' }
    }
    return modules.length === 0
      ? { text: t('status.token'), why: t('status.tokenWhy'), tone: 'quiet' }
      : { text: t('status.tokenNone'), why: t('status.tokenNoneWhy'), tone: 'quiet' }
  }
  if (worst !== 'ok') {
    const text = t(`status.${OF_PIN[worst]}`, { name: told.label })
    return { text, why: t('status.tokenPinWhy'), tone: worst === 'count-low' ? 'warn' : 'danger' }
  }
  if (tokens.every(({ isTraining }) => isTraining)) {
    return { text: t('status.tokenTraining'), why: t('status.tokenTrainingWhy'), tone: 'warn' }
  }
  const text =
    tokens.length === 1 ? t('status.tokenThere', { name: told.label }) : t('status.tokens', { count: tokens.length })
  return { text, why: t('status.tokenThereWhy'), tone: 'quiet' }
}
