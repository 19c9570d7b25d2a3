import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './login-choice.module.css'

interface Properties {
  readonly logins: readonly string[]
  readonly value: string
  readonly onChange: (login: string) => void
}

/** Who signs in: radio buttons drawn as chips, so that arrow keys and screen readers know them. */
export function LoginChoice({ logins, value, onChange }: Properties) {
  const { t } = useTranslation('session')
  const name = useId()
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>{t('login')}</legend>
      <div className={classes.chips}>
        {logins.map((login) => (
          <label key={login} className={classes.chip}>
            <input type="radio" name={name} value={login} checked={login === value} onChange={() => onChange(login)} />
            <span className={classes.initial} aria-hidden="true">
              {login.slice(0, 1).toUpperCase()}
            </span>
            <span>{login}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
