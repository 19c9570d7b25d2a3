import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { KeptSignature } from '../../shared/contract/signing.ts'
import { useFormat } from '../text/use-format.ts'

/** The signatures of a file as the ledger knows them, the first signature first. */
export function SignatureLines({ signatures }: { readonly signatures: readonly KeptSignature[] }) {
  const { t } = useTranslation('signing')
  const format = useFormat()
  return signatures.map((signature) => (
    <Group key={`${signature.kind} ${signature.certificate} ${signature.at}`} gap={6} data-signature={signature.kind}>
      <Text size="xs">
        {[
          t('files.signature', { kind: t(`kind.${signature.kind}`), holder: signature.holder }),
          signature.unit === signature.holder ? '' : signature.unit,
          format.dateTime(signature.at),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Badge color={signature.level === 'B-B' ? 'gray' : 'green'}>{signature.level}</Badge>
    </Group>
  ))
}
