import { useTranslation } from 'react-i18next'
import { type Format, formatFor } from './format.ts'
import { LANGUAGES, type Language } from './language.ts'

/** The language of the screens now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  // Read here: the object stays the same when the language changes, and whoever remembers by it would keep the old one.
  const { language } = i18n
  return LANGUAGES.find((each) => each === language) ?? 'vi'
}

/** How dates, money and sizes are written in the language of the screens now. */
export function useFormat(): Format {
  return formatFor(useLanguage())
}
