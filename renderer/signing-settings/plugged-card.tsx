import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CertificateView } from '../../shared/signing/index.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from '../settings/settings.module.css'
import type { TokenSight } from '../signing/candidates.ts'
import { CertificateFacts } from '../signing/certificate-facts.tsx'
import { TrainingKey } from '../signing/training-key.tsx'
import { useOwnerWords } from './owner-words.ts'
import { RegisterForm } from './register-form.tsx'

const PIN_TONES = { ok: 'gray', 'count-low': 'amber', 'final-try': 'red', locked: 'red' } as const

/** The tokens that are plugged in now, their certificates and whose they are; in words why a library is of no use. */
export function PluggedCard({ manages }: { readonly manages: boolean }) {
  const { t } = useTranslation(['tokens', 'signing', 'verification', 'errors'])
  const { data, error, isFetching, refetch } = useAsk('signing.tokens', {}, { fresh: true })
  return (
    <section className={classes.card} aria-labelledby="plugged">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3" id="plugged">
          {t('plugged.title')}
        </Title>
        <Button size="xs" variant="default" loading={isFetching} onClick={() => void refetch()}>
          {t('plugged.look')}
        </Button>
      </Group>
      <ErrorNotice error={error} />
      <div role="status">
        {data && data.tokens.length === 0 ? (
          <Text size="sm">{t(data.modules.length === 0 ? 'plugged.noModules' : 'plugged.none')}</Text>
        ) : null}
        {(data?.modules ?? []).map(({ path, problem }) =>
          problem === null ? null : (
            <Alert key={path} color="amber" p="xs" mb="xs" data-error-code={problem.code}>
              <Text size="sm">
                {t('plugged.problem', { path })} {t(`errors:${problem.code}`, problem.details)}
              </Text>
            </Alert>
          ),
        )}
      </div>
      {(data?.tokens ?? []).map((token) => (
        <div key={token.serial} data-token={token.label}>
          <Group gap={6} mt="xs">
            <Text size="sm" fw={600}>
              {token.label}
            </Text>
            <Text size="xs" c="dimmed">
              {[token.maker, token.model, token.serial].filter(Boolean).join(' · ')}
            </Text>
            <Badge color={PIN_TONES[token.pin]}>{t(`pin.${token.pin}`)}</Badge>
            {token.pinPad ? <Badge color="gray">{t('plugged.pinPad')}</Badge> : null}
            {token.isTraining ? <Badge color="amber">{t('signing:training')}</Badge> : null}
          </Group>
          {token.certificates.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('plugged.empty')}
            </Text>
          ) : null}
          {token.certificates.map((certificate) => (
            <TokenCertificate
              key={certificate.fingerprint}
              token={token.serial}
              certificate={certificate}
              registered={data?.registered ?? []}
              manages={manages}
            />
          ))}
        </div>
      ))}
      {data?.trainingAllowed ? <TrainingKey /> : null}
    </section>
  )
}

interface Properties {
  readonly token: string
  readonly certificate: CertificateView
  readonly registered: TokenSight['registered']
  readonly manages: boolean
}

function TokenCertificate({ token, certificate, registered, manages }: Properties) {
  const { t } = useTranslation('tokens')
  const ownerWords = useOwnerWords()
  const [asking, setAsking] = useState(false)
  const owner = registered.find((one) => one.certificate.fingerprint === certificate.fingerprint)?.owner
  return (
    <div style={{ padding: '6px 0 6px 12px' }} data-certificate={certificate.holder}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap={6}>
          <Text size="sm">{certificate.holder}</Text>
          <Badge color={owner === undefined ? 'amber' : 'petrol'}>
            {owner === undefined
              ? t('plugged.ofNobody')
              : owner.kind === 'agency'
                ? t('plugged.ofAgency')
                : t('plugged.ofOfficer', { name: ownerWords(owner) })}
          </Badge>
        </Group>
        {manages && !asking ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t(owner === undefined ? 'plugged.registerName' : 'plugged.changeName', {
              holder: certificate.holder,
            })}
            onClick={() => setAsking(true)}
          >
            {t(owner === undefined ? 'plugged.register' : 'plugged.change')}
          </Button>
        ) : null}
      </Group>
      <CertificateFacts certificate={certificate} folded />
      {asking ? (
        <RegisterForm
          source={{ token, certificate: certificate.fingerprint }}
          {...(owner === undefined ? {} : { owner })}
          onLeave={() => setAsking(false)}
        />
      ) : null}
    </div>
  )
}
