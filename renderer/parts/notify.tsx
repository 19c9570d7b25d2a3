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

/** Tells of something done, for a few seconds. `message` is already in the language of the screen. */
export function notifyDone(message: string): void {
  notifications.show({ color: 'green', message, autoClose: 5000, ...closing() })
}
