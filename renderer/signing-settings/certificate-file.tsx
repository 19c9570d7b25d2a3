import { Alert, Button, FileButton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFileCertificate } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { CertificateFacts } from '../signing/certificate-facts.tsx'
import { RegisterForm } from './register-form.tsx'

interface Looked {
  readonly content: Uint8Array<ArrayBuffer>
  readonly check: CallOutput<'signing.check-certificate-file'>
}

/** Registers a certificate from a file: where only the local signing service sees the keys there is no token to register it from. */
export function CertificateFile() {
  const { t } = useTranslation(['tokens', 'verification'])
  const look = useAct('signing.check-certificate-file')
  const [looked, setLooked] = useState<Looked | null>(null)

  async function read(file: File | null) {
    if (file === null) return
    const content = new Uint8Array(await file.arrayBuffer())
    look.mutate({ content }, { onSuccess: (check) => setLooked({ content, check }) })
  }

  if (looked === null) {
    return (
      <Stack gap={4} mt="xs" align="flex-start" data-testid="certificate-file">
        <FileButton accept=".cer,.crt,.pem,.der" onChange={(file) => void read(file)}>
          {(properties) => (
            <Button
              {...properties}
              size="compact-sm"
              variant="default"
              leftSection={<IconFileCertificate size={16} aria-hidden />}
              loading={look.isPending}
            >
              {t('certificateFile.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed">
          {t('certificateFile.note')}
        </Text>
        <ErrorNotice error={look.error} />
      </Stack>
    )
  }
  const { certificate, chain, faults } = looked.check
  return (
    <div data-testid="certificate-file">
      <Text size="sm" fw={600} mt="xs">
        {certificate.holder}
      </Text>
      <CertificateFacts certificate={certificate} chain={chain} />
      {faults.length > 0 ? (
        <Alert color="amber" p="xs" icon={<IconAlertTriangle aria-hidden />}>
          {faults.map((fault) => (
            <Text key={fault} size="sm">
              {t(`verification:fault.${fault}`)}
            </Text>
          ))}
        </Alert>
      ) : null}
      <RegisterForm source={{ content: looked.content }} onLeave={() => setLooked(null)} />
    </div>
  )
}
