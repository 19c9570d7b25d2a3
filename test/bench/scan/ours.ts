import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { createCodeFinder, getReadingFiles } from '../../../main/core/scanning/reading/index.ts'
import { summarize } from '../report/statistics.ts'
import { cardScenes, EASY_SCENES } from './card-scenes.ts'
import type { WatchedHost } from './host.ts'
import type { ScanFindings, Searchable } from './measurements.ts'
import { emptyPages, faintPages, PAGE_DPI, type ScannedPaper } from './pages.ts'
import { keep, textOfPage } from './peers.ts'
import { errorPercent } from './text.ts'

const HOW = { origin: 'scanner', dpi: PAGE_DPI, recipe: null, quad: null } as const
const ABOUT = { title: 'scan', language: 'vi', createdAt: 0 } as const
/** Empty pages to be seen as such. */
const EMPTY_PAGES = 40

/** Cleans pages: processor time of one, seconds of all, and how they lay after it. */
export async function cleanAll({ imaging, processorMs }: WatchedHost, pages: readonly ScannedPaper[]) {
  // The first page starts the process and compiles what the others find compiled.
  await Promise.all(pages.slice(0, availableParallelism()).map(({ original }) => imaging.clean(original, HOW)))
  const [began, before] = [performance.now(), processorMs()]
  const cleaned = await Promise.all(pages.map(({ original }) => imaging.clean(original, HOW)))
  const seconds = (performance.now() - began) / 1_000
  const skews = cleaned.map(({ recipe }, at) => recipe.skew - (pages[at]?.skew ?? 0))
  return { seconds, processorMs: (processorMs() - before) / pages.length, skews }
}

/** Milliseconds of processor to decode a page and to encode it again, which nobody who shows it can do without. */
export async function bareMs(pages: readonly ScannedPaper[]): Promise<number> {
  const times: number[] = []
  for (const { original } of pages) {
    const before = process.cpuUsage()
    await sharp(original).jpeg({ quality: 60 }).toBuffer()
    times.push(process.cpuUsage(before).user / 1_000)
  }
  return summarize(times).p50
}

/** Makes one searchable file of pages as a desk does: every page cleaned, then read, and at last all together. */
export async function makeSearchable(
  { imaging }: WatchedHost,
  pages: readonly ScannedPaper[],
  folder: string,
): Promise<Searchable> {
  const began = performance.now()
  const ready = await Promise.all(
    pages.map(async ({ original }) => {
      const { content, dpi } = await imaging.clean(original, HOW)
      return { image: content, dpi, reading: await imaging.read(content) }
    }),
  )
  const content = await imaging.assemble(ready, ABOUT)
  const seconds = (performance.now() - began) / 1_000
  const file = join(folder, 'ours.pdf')
  const bytes = keep(file, content)
  return { seconds, bytes, errorsPercent: await errorsOf(file, pages) }
}

/** Wrong characters in the text of a file of pages, in percent of all. */
export async function errorsOf(file: string, pages: readonly ScannedPaper[]): Promise<number> {
  let [wrong, all] = [0, 0]
  for (const [at, { text }] of pages.entries()) {
    wrong += (errorPercent(text, await textOfPage(file, at + 1)) * text.length) / 100
    all += text.length
  }
  return (100 * wrong) / Math.max(1, all)
}

/** How many faint pages are taken for empty, and how many empty ones aren't seen. */
export async function judgeBlank(
  { imaging }: WatchedHost,
  faint: number,
  seed: number,
): Promise<ScanFindings['blank']> {
  const count = async (pages: AsyncGenerator<Uint8Array>, wrong: (blank: boolean) => boolean): Promise<number> => {
    let found = 0
    for await (const original of pages) if (wrong((await imaging.clean(original, HOW)).blank)) found += 1
    return found
  }
  return {
    takenForEmpty: await count(faintPages(faint, seed), (blank) => blank),
    notSeen: await count(emptyPages(EMPTY_PAGES, seed), (blank) => !blank),
    empty: EMPTY_PAGES,
  }
}

/** Reads the QR of cards in every scene, and times the frames of a running camera. */
export async function readCards(seed: number): Promise<ScanFindings['cards']> {
  const finder = createCodeFinder(getReadingFiles())
  const frames: number[] = []
  let [easyUnread, easy, unread, all] = [0, 0, 0, 0]
  for await (const { scene, text, picture } of cardScenes(seed)) {
    const missed = (await finder.find(picture, 'still')).includes(text) ? 0 : 1
    unread += missed
    all += 1
    if (EASY_SCENES.includes(scene)) {
      easyUnread += missed
      easy += 1
    }
    if (scene !== '720p') continue
    const data = new Uint8Array(picture.width * picture.height * 4)
    for (let dot = 0; dot < picture.width * picture.height; dot += 1)
      data.set(picture.data.subarray(dot * 3, dot * 3 + 3), dot * 4)
    const before = process.cpuUsage()
    await finder.find({ ...picture, data, channels: 4 }, 'live')
    frames.push(process.cpuUsage(before).user / 1_000)
  }
  return { easyUnread, easy, unread, all, frameMs: summarize(frames).p50 }
}

/** The most megabytes that a stack takes, cleaned and read as it comes out of a feeder. */
export async function watchBatch(host: WatchedHost, pages: readonly ScannedPaper[], count: number): Promise<number> {
  host.mostMemoryMB()
  const waiting = Array.from({ length: count }, (_, at) => pages[at % pages.length])
  const work = async (): Promise<void> => {
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      await host.imaging.read((await host.imaging.clean(page.original, HOW)).content)
    }
  }
  await Promise.all(Array.from({ length: 4 }, work))
  return host.mostMemoryMB()
}
