import { SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecretField } from '../session/secret-field.tsx'
import { guessableWords, type OfficerForm } from './officer-form.ts'
import { Strength } from './strength.tsx'
import { suggestLogin } from './suggest-login.ts'

interface Properties {
  readonly form: OfficerForm
  readonly communeName: string
}

/** The fields of a new officer: who, and the two secrets, each twice. The login follows the name until it is typed itself. */
export function OfficerFields({ form, communeName }: Properties) {
  const { t } = useTranslation('officers')
  const [ownLogin, setOwnLogin] = useState(false)
  const guessable = guessableWords(form.values, communeName)
  const secret = (field: 'passphrase' | 'passphraseAgain' | 'pin' | 'pinAgain') => {
    return {
      value: form.values[field],
      onChange: (value: string) => form.setFieldValue(field, value),
      onBlur: () => void form.validateField(field),
      error: form.errors[field],
    }
  }
  // The complaint about a secret says more than its strength; both at once would say it twice.
  const strength = (kind: 'passphrase' | 'pin') =>
    form.errors[kind] ? undefined : (
      <Strength kind={kind} secret={form.values[kind]} guessable={guessable} note={t(`${kind}Note`)} />
    )
  return (
    <SimpleGrid cols={2} verticalSpacing="sm" spacing="md">
      <TextInput
        label={t('name')}
        autoComplete="off"
        autoFocus
        {...form.getInputProps('name')}
        onChange={(event) => {
          const name = event.currentTarget.value
          form.setFieldValue('name', name)
          if (!ownLogin) form.setFieldValue('login', suggestLogin(name))
        }}
      />
      <TextInput
        label={t('login')}
        description={t('loginNote')}
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('login')}
        onChange={(event) => {
          setOwnLogin(true)
          form.setFieldValue('login', event.currentTarget.value.toLowerCase())
        }}
      />
      <TextInput label={t('position')} placeholder={t('positionExample')} {...form.getInputProps('position')} />
      <div />
      <SecretField
        kind="passphrase"
        label={t('passphrase')}
        description={strength('passphrase')}
        {...secret('passphrase')}
      />
      <SecretField kind="passphrase" label={t('passphraseAgain')} {...secret('passphraseAgain')} />
      <SecretField kind="pin" label={t('pin')} description={strength('pin')} {...secret('pin')} />
      <SecretField kind="pin" label={t('pinAgain')} {...secret('pinAgain')} />
    </SimpleGrid>
  )
}
