import { useForm } from '@mantine/form'
import type { TFunction } from 'i18next'
import { Login, Pin } from '../../shared/contract/people.ts'
import type { Role } from '../../shared/people/roles.ts'
import { findPassphraseWeakness, findPinWeakness } from '../../shared/people/secrets.ts'

/** What is typed about a new officer. */
export interface OfficerFields {
  readonly name: string
  readonly login: string
  readonly position: string
  readonly roles: Role[]
  readonly passphrase: string
  readonly passphraseAgain: string
  readonly pin: string
  readonly pinAgain: string
}

/** What a colleague would try first: the words a passphrase must not hold. */
export function guessableWords({ name, login }: Pick<OfficerFields, 'name' | 'login'>, communeName: string): string[] {
  return [login, name, communeName].filter((word) => word !== '')
}

/** The form of a new officer. `t` words its complaints; `communeName` makes for a weak passphrase. */
export function useOfficerForm(t: TFunction<'officers'>, roles: Role[], communeName: string) {
  return useForm<OfficerFields>({
    mode: 'controlled',
    validateInputOnBlur: true,
    clearInputErrorOnChange: true,
    initialValues: {
      name: '',
      login: '',
      position: '',
      roles,
      passphrase: '',
      passphraseAgain: '',
      pin: '',
      pinAgain: '',
    },
    validate: {
      name: (name) => (name.trim().length < 2 ? t('invalid.name') : null),
      login: (login) => (Login.safeParse(login).success ? null : t('invalid.login')),
      position: (position) => (position.trim().length < 2 ? t('invalid.position') : null),
      roles: (chosen) => (chosen.length === 0 ? t('invalid.roles') : null),
      passphrase: (passphrase, values) =>
        findPassphraseWeakness(passphrase, guessableWords(values, communeName)) ? t('invalid.passphrase') : null,
      passphraseAgain: (again, values) => (again === values.passphrase ? null : t('invalid.passphraseAgain')),
      pin: (pin) => (Pin.safeParse(pin).success && !findPinWeakness(pin) ? null : t('invalid.pin')),
      pinAgain: (again, values) => (again === values.pin ? null : t('invalid.pinAgain')),
    },
  })
}
export type OfficerForm = ReturnType<typeof useOfficerForm>
