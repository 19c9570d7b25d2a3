import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeLanguage, LANGUAGE_NAMES, LANGUAGES } from '../text/language.ts'
import { useLanguage } from '../text/use-format.ts'
import classes from './preferences.module.css'

const SCHEMES = ['light', 'dark', 'auto'] as const

/** Language and appearance, remembered at this machine. */
export function Preferences() {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={classes.preferences}>
      <SegmentedControl
        size="xs"
        aria-label={t('menu.language')}
        value={language}
        onChange={(value) => void changeLanguage(value)}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('menu.appearance')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
        data={SCHEMES.map((value) => ({ value, label: t(`menu.${value}`) }))}
      />
    </div>
  )
}
