import i18next from 'i18next'
import { later } from './later.tsx'

/** The wizard of the first start, with its words. */
export const wizard = later<object>(async () => {
  const [{ Wizard }] = await Promise.all([
    import('../session/wizard/wizard.tsx'),
    i18next.loadNamespaces(['wizard', 'officers']),
  ])
  return Wizard
})

/** The command palette, which comes when it is first called. */
export const palette = later<{ readonly asked: number }>(async () => {
  const [{ Palette }] = await Promise.all([
    import('../palette/palette.tsx'),
    i18next.loadNamespaces(['palette', 'dossiers']),
  ])
  return Palette
})

/** The screen that faces the citizens, in a window of its own. */
export const display = later<object>(async () => {
  const [{ DisplayPage }] = await Promise.all([
    import('../display/display-page.tsx'),
    i18next.loadNamespaces(['waiting', 'satisfaction']),
  ])
  return DisplayPage
})

/** Everything behind the sign-in, with its first screen. */
export const workplace = later<{ readonly officer: string }>(async () => {
  const [{ Workplace }, { prepareScreens }] = await Promise.all([import('./workplace.tsx'), import('./own-screens.ts')])
  await prepareScreens()
  return Workplace
})
