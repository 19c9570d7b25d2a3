import { isDeskAddress } from '../scheme/address.ts'

/** The frame a message came from, in so far as it is looked at. */
export interface SendingFrame {
  readonly url: string
  readonly parent: unknown
}

/** Whether a message came from the screens themselves: the main frame of a window, showing an address of our own. */
export function isOwnFrame(frame: SendingFrame | null): boolean {
  return frame !== null && frame.parent === null && isDeskAddress(frame.url)
}
