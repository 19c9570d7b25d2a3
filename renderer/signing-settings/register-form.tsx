import { Button, Group, MultiSelect, Radio, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CertificateOwner, CertificateOwnerKind } from '../../shared/signing/index.ts'
import { memory, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'

/** Where a certificate is registered from: a token that is plugged in, or a file. */
export type CertificateSource =
  | { readonly token: string; readonly certificate: string }
  | { readonly content: Uint8Array<ArrayBuffer> }

interface Properties {
  readonly source: CertificateSource
  /** Whose it is so far. */
  readonly owner?: CertificateOwner
  readonly onLeave: () => void
}

/** Says whose a certificate is: one officer's, or the agency's with those who may use it. */
export function RegisterForm({ source, owner, onLeave }: Properties) {
  const { t } = useTranslation(['tokens', 'frame'])
  const { data: officers = [] } = useAsk('officers.list', {})
  const fromToken = useAct('signing.register-certificate')
  const fromFile = useAct('signing.register-certificate-file')
  const register = 'content' in source ? fromFile : fromToken
  const [kind, setKind] = useState<CertificateOwnerKind>(owner?.kind ?? 'officer')
  const [officer, setOfficer] = useState<string | null>(owner?.kind === 'officer' ? owner.officer : null)
  const [users, setUsers] = useState<string[]>(owner?.kind === 'agency' ? [...owner.officers] : [])
  const [missing, setMissing] = useState(false)
  const people = officers.map(({ id, name, position }) => ({ value: id, label: `${name} – ${position}` }))

  function send() {
    if (kind === 'officer' ? officer === null : users.length === 0) return setMissing(true)
    const chosen: CertificateOwner = kind === 'officer' ? { kind, officer: officer ?? '' } : { kind, officers: users }
    const onSuccess = () => {
      void memory.invalidateQueries({ queryKey: ['signing.tokens'] })
      notifyDone(t('register.done'))
      onLeave()
    }
    if ('content' in source) fromFile.mutate({ content: source.content, owner: chosen }, { onSuccess })
    else fromToken.mutate({ ...source, owner: chosen }, { onSuccess })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack gap="xs" mt={6}>
        <Radio.Group
          size="xs"
          label={t('register.owner')}
          value={kind}
          onChange={(value) => {
            setMissing(false)
            setKind(CertificateOwnerKind.parse(value))
          }}
        >
          <Group gap="md" mt={4}>
            <Radio size="xs" value="officer" label={t('register.officer')} autoFocus />
            <Radio size="xs" value="agency" label={t('register.agency')} />
          </Group>
        </Radio.Group>
        {kind === 'officer' ? (
          <Select
            size="xs"
            searchable
            label={t('register.who')}
            nothingFoundMessage={t('register.nobody')}
            data={people}
            value={officer}
            error={missing ? t('register.choose') : null}
            onChange={(chosen) => {
              setMissing(false)
              setOfficer(chosen)
            }}
          />
        ) : (
          <MultiSelect
            size="xs"
            searchable
            label={t('register.users')}
            nothingFoundMessage={t('register.nobody')}
            data={people}
            value={users}
            error={missing ? t('register.choose') : null}
            onChange={(chosen) => {
              setMissing(false)
              setUsers(chosen)
            }}
          />
        )}
        <Text size="xs" c="dimmed">
          {t('register.note')}
        </Text>
        <ErrorNotice error={register.error} />
        <Group gap="xs">
          <Button size="xs" type="submit" loading={register.isPending}>
            {t('register.send')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onLeave}>
            {t('frame:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
