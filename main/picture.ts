import { writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { WebContents } from 'electron'

/** The second frame after now: what was laid out when the screen said "ready" has been painted by then. */
const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))'

/** The screen counts as standing still when this many pictures in a row are the same... */
const ALIKE = 3
const BETWEEN_MS = 200

/** ...and is taken as it is when it never does: something on it moves. */
const MOST_TRIES = 25

async function pictureOf(contents: WebContents): Promise<Buffer> {
  await contents.executeJavaScript(TWO_FRAMES)
  return (await contents.capturePage()).toPNG()
}

/** Leaves a PNG of what a window shows, once it stands still: a screen can be used before all its lists have come. */
export async function takePicture(contents: WebContents, file: string): Promise<void> {
  let picture = await pictureOf(contents)
  for (let tries = 1, alike = 1; alike < ALIKE && tries < MOST_TRIES; tries++) {
    await delay(BETWEEN_MS)
    const next = await pictureOf(contents)
    alike = next.equals(picture) ? alike + 1 : 1
    picture = next
  }
  await writeFile(file, picture)
}
