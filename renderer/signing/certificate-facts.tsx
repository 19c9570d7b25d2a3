import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateView } from '../../shared/signing/index.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './signing.module.css'

interface Properties {
  readonly certificate: CertificateView
  /** Names of the issuers up to the root, where they are known. */
  readonly chain?: readonly string[]
  /** Shows unit and end alone until more is wanted: where many stand below each other. */
  readonly folded?: boolean
}

/** Everything that somebody has to know of a certificate before it is used. */
export function CertificateFacts({ certificate, chain, folded = false }: Properties) {
  const { t } = useTranslation(['verification', 'signing'])
  const format = useFormat()
  const facts = (
    <dl className={classes.facts} data-testid="certificate">
      <Fact name={t('fact.unit')}>{certificate.unit || '–'}</Fact>
      <Fact name={t('fact.issuer')}>
        {chain === undefined || chain.length === 0 ? certificate.issuer : chain.join(' ← ')}
      </Fact>
      <Fact name={t('fact.serial')}>{certificate.serial}</Fact>
      <Fact name={t('fact.valid')}>
        {t('span', { from: format.date(certificate.validFrom), until: format.date(certificate.validUntil) })}
      </Fact>
      <Fact name={t('fact.purposes')}>
        {certificate.purposes.map((purpose) => t(`purpose.${purpose}`)).join(', ') || '–'}
      </Fact>
      <Fact name={t('fact.key')}>{`${certificate.keyKind === 'rsa' ? 'RSA' : 'ECDSA'} ${certificate.keyBits}`}</Fact>
    </dl>
  )
  if (!folded) return facts
  const { unit, validUntil, keyKind, keyBits } = certificate
  return (
    <details className={classes.folded}>
      <summary>
        {[unit, t('until', { until: format.date(validUntil) }), `${keyKind === 'rsa' ? 'RSA' : 'ECDSA'} ${keyBits}`]
          .filter(Boolean)
          .join(' · ')}
      </summary>
      {facts}
    </details>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
