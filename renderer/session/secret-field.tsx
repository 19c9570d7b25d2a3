import { PasswordInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Properties {
  readonly kind: 'passphrase' | 'pin'
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly onBlur?: () => void
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** A field for a passphrase or a PIN: says when Caps Lock is on, and takes only digits for a PIN. */
export function SecretField({
  kind,
  label,
  value,
  onChange,
  description,
  error,
  onBlur,
  disabled,
  autoFocus,
  ref,
}: Properties) {
  const { t } = useTranslation('session')
  const [capsLock, setCapsLock] = useState(false)
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <PasswordInput
      {...(ref ? { ref } : {})}
      label={label}
      value={value}
      onChange={(event) => {
        const typed = event.currentTarget.value
        onChange(kind === 'pin' ? typed.replace(/\D/g, '') : typed)
      }}
      onKeyDown={watch}
      onKeyUp={watch}
      description={capsLock && kind === 'passphrase' ? t('capsLock') : description}
      error={error}
      aria-invalid={error ? true : undefined}
      {...(onBlur ? { onBlur } : {})}
      disabled={disabled ?? false}
      autoFocus={autoFocus ?? false}
      inputMode={kind === 'pin' ? 'numeric' : 'text'}
      maxLength={kind === 'pin' ? 12 : 200}
      autoComplete="off"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': t('reveal'), tabIndex: 0 }}
    />
  )
}
