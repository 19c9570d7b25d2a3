import { useTranslation } from 'react-i18next'
import type { CertificateOwner } from '../../shared/signing/index.ts'
import { useAsk } from '../contract/questions.ts'

/** Whose a certificate is, in words: the officer's name, or the agency and who may use it. */
export function useOwnerWords(): (owner: CertificateOwner) => string {
  const { t } = useTranslation('tokens')
  const { data: officers = [] } = useAsk('officers.list', {})
  const nameOf = (wanted: string) => officers.find(({ id }) => id === wanted)?.name ?? wanted
  return (owner) =>
    owner.kind === 'officer'
      ? nameOf(owner.officer)
      : t('registered.agencyUsers', { names: owner.officers.map(nameOf).join(', ') || '–' })
}
