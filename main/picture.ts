import { writeFile } from 'node:fs/promises'
import type { WebContents } from 'electron'

/** The second frame after now: what was laid out when the screen said "ready" has been painted by then. */
const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))'

/** Leaves a PNG of what a window shows. */
export async function takePicture(contents: WebContents, file: string): Promise<void> {
  await contents.executeJavaScript(TWO_FRAMES)
  const picture = await contents.capturePage()
  await writeFile(file, picture.toPNG())
}
