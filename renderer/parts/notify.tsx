import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import type { DeskError } from '../../shared/errors.ts'

/** Only the cross in the corner of a note needs words of its own. */
const closing = () => ({ closeButtonProps: { 'aria-label': i18next.t('frame:action.close') } })

/** Tells of a failure in the corner of the screen; it stays until closed, since nobody may be looking. */
export function notifyError(error: DeskError): void {
  notifications.show({
    id: error.code,
    color: 'red',
    title: i18next.t('frame:error'),
    message: i18next.t(`errors:${error.code}`, error.details),
    autoClose: false,
    ...closing(),
  })
}

/** What waits to be told, by the handle of its idle callback. */
const waiting = new Set<number>()
const LONGEST_WAIT_MS = 200

/**
 * Tells of something done, for a few seconds. `message` is already in the language of the screen. It waits until the screen
 * shows what was done: a note measures itself, for which the whole page would be laid out once more.
 */
export function notifyDone(message: string): void {
  const handle = requestIdleCallback(
    () => {
      waiting.delete(handle)
      notifications.show({ color: 'green', message, autoClose: 5000, ...closing() })
    },
    { timeout: LONGEST_WAIT_MS },
  )
  waiting.add(handle)
}

/** Takes every note away, also those that nobody has seen yet. */
export function forgetNotes(): void {
  for (const handle of waiting) cancelIdleCallback(handle)
  waiting.clear()
  notifications.clean()
}
