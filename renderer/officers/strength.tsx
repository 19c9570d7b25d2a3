import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { findPassphraseWeakness, findPinWeakness } from '../../shared/people/secrets.ts'
import classes from './strength.module.css'

interface Properties {
  readonly kind: 'passphrase' | 'pin'
  readonly secret: string
  readonly guessable: readonly string[]
  /** What is asked for, shown until something is typed. */
  readonly note: string
}

/** Whether a secret will do, and what is wrong with it, while it is typed: the rule the core goes by. */
export function Strength({ kind, secret, guessable, note }: Properties) {
  const { t } = useTranslation('officers')
  if (secret === '') return note
  const weakness = kind === 'pin' ? findPinWeakness(secret) : findPassphraseWeakness(secret, guessable)
  return (
    <span className={classes.strength} data-good={!weakness}>
      {weakness ? <IconCircleX size={15} aria-hidden /> : <IconCircleCheck size={15} aria-hidden />}
      {weakness ? t(`strength.${kind}.${weakness}`) : t('strength.good')}
    </span>
  )
}
