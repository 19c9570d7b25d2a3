import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './steps.module.css'

const STEPS = ['desk', 'numbering', 'officer'] as const

/** Where the wizard is. */
export function Steps({ at }: { readonly at: number }) {
  const { t } = useTranslation('wizard')
  return (
    <ol className={classes.steps} aria-label={t('step', { step: at + 1 })}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-done={index < at}
          {...(index === at ? { 'aria-current': 'step' } : {})}
        >
          <span className={classes.mark} aria-hidden="true">
            {index < at ? <IconCheck size={14} stroke={3} /> : index + 1}
          </span>
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
