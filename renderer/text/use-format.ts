import { useTranslation } from 'react-i18next'
import { type Format, formatFor } from './format.ts'
import { LANGUAGES, type Language } from './language.ts'

/** The language of the screens now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return LANGUAGES.find((language) => language === i18n.language) ?? 'vi'
}

/** How dates, money and sizes are written in the language of the screens now. */
export function useFormat(): Format {
  return formatFor(useLanguage())
}
