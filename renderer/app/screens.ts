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

/** Everything behind the sign-in, with its first screen. */
export const workplace = later<{ readonly officer: string }>(async () => {
  const [{ Workplace }, { prepareScreens }] = await Promise.all([import('./workplace.tsx'), import('./own-screens.ts')])
  await prepareScreens()
  return Workplace
})
