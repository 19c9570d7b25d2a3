import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Catalogues } from './catalogues.ts'
import { catalogue as errors } from './vi/errors.ts'
import { catalogue as frame } from './vi/frame.ts'
import { catalogue as session } from './vi/session.ts'

/** Languages of the screens; Vietnamese first (design, "Look"). */
export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language by its own name, which is the same in every catalogue. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' }

const REMEMBERED_AS = 'motcua.language'

interface CatalogueModule {
  readonly catalogue: Catalogues[keyof Catalogues]
}

const files = import.meta.glob<CatalogueModule>(['./{vi,en}/*.ts', '!./vi/{frame,errors,session}.ts'])

/** Brings a catalogue in when a screen first asks for it; those of the first screen are there from the start. */
const catalogueFiles: BackendModule = {
  type: 'backend',
  init() {},
  async read(language: string, catalogue: string) {
    const load = files[`./${language}/${catalogue}.ts`]
    if (!load) throw new Error(`no catalogue ${language}/${catalogue}`)
    const { catalogue: words } = await load()
    // i18next takes a tree of strings; a spread drops the readonly name of its type.
    return { ...words }
  },
}

/** The language chosen at this machine, Vietnamese where none was. */
export function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED_AS)
  return LANGUAGES.find((language) => language === remembered) ?? 'vi'
}

/** Makes the texts ready. Resolves when the first screen can be drawn in the remembered language. */
export async function startLanguage(): Promise<void> {
  const language = rememberedLanguage()
  document.documentElement.lang = language
  await i18next
    .use(catalogueFiles)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: ['frame', 'errors', 'session'],
      defaultNS: 'frame',
      partialBundledLanguages: true,
      resources: { vi: { frame, errors, session } },
      interpolation: { escapeValue: false },
      returnNull: false,
    })
}

/** Changes the language of every screen at once and remembers it at this machine. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED_AS, language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
