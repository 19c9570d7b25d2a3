import type { WebContents } from 'electron'
import { isDeskAddress } from '../scheme/address.ts'

/** Where a frame within the screens may go: nowhere but to the document its own page wrote into it. */
const FRAME_ADDRESSES = new Set(['about:blank', 'about:srcdoc'])

/**
 * Bars every way out of a page: no other address, no second window, no foreign document in a frame, no guest page. Links
 * into the world are never opened either, so that nothing a citizen hands in can lead an officer anywhere.
 */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    const allowed = event.isMainFrame ? isDeskAddress(event.url) : FRAME_ADDRESSES.has(event.url)
    if (!allowed) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}
