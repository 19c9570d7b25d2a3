import { createHashHistory } from '@tanstack/react-router'
import { createScreens, type Screens } from './routes.tsx'

/** Whose addresses the window shows; kept over a reload of the window, as they are. */
const OFFICER = 'motcua.officer'

/** Lives as long as the window, so that a locked screen opens where it was. */
const history = createHashHistory()
let screens = createScreens(history)

/** Fetches what the first screen after sign-in is made of, so that it stands when the work place does. */
export async function prepareScreens(): Promise<void> {
  await screens.load()
}

/**
 * The screens for an officer: where they were, for the one who was there last. Whoever comes after another begins at the
 * start, since an address may name the other's draft.
 */
export function screensOf(officer: string): Screens {
  const last = sessionStorage.getItem(OFFICER)
  if (last !== null && last !== officer) {
    history.replace('/')
    screens = createScreens(history)
  }
  sessionStorage.setItem(OFFICER, officer)
  return screens
}
