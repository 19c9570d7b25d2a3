import type { Session, WebContents } from 'electron'
import { isDeskAddress } from '../scheme/address.ts'

/** A page's wish for a device or a permission, in so far as it is looked at. */
export interface PermissionWish {
  readonly permission: string
  /** What of it: `video` is a camera, `audio` a microphone. */
  readonly media: readonly string[]
  readonly isMainFrame: boolean
  /** The address of the page that wishes. */
  readonly address: string | undefined
  /** Whether it comes from the window of the officers, and not from the screen that faces the citizens. */
  readonly fromDesk: boolean
}

/** Whether a wish is the one that is ever granted: a camera, without a microphone, for the officers' own page itself. */
export function isForCamera({ permission, media, isMainFrame, address, fromDesk }: PermissionWish): boolean {
  return (
    permission === 'media' &&
    media.length > 0 &&
    media.every((kind) => kind === 'video') &&
    isMainFrame &&
    fromDesk &&
    address !== undefined &&
    isDeskAddress(address)
  )
}

/**
 * Lets one window's page, and nothing else of a session that was closed off, use a camera. Everything else stays barred: other
 * windows, frames within the page, microphones, the screen's picture.
 */
export function letUseCamera(session: Session, desk: WebContents): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const { isMainFrame, requestingUrl: address } = details
    answer(isForCamera({ permission, media, isMainFrame, address, fromDesk: contents === desk }))
  })
  session.setPermissionCheckHandler((contents, permission, _origin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType]
    const { isMainFrame, requestingUrl: address } = details
    return isForCamera({ permission, media, isMainFrame, address, fromDesk: contents === desk })
  })
}
