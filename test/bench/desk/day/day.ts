import { SCREEN_KINDS, type ScreenKind } from '../../report/desk-plan.ts'
import { type Summary, summarize } from '../../report/statistics.ts'
import type { MemorySample } from './memory.ts'
import { WatchedDesk } from './watched-desk.ts'
import { serveCitizen } from './work.ts'

/** Citizens of an hour. */
export const CITIZENS_AN_HOUR = 40

/** What a day at the desk came to. */
export interface DayFigures {
  readonly times: ReadonlyMap<ScreenKind, Summary>
  /** After the first hour: every screen was opened, every cache is filled. */
  readonly warm: MemorySample
  readonly end: MemorySample
}

/**
 * Hours of work at the counter in the real application, as fast as it goes: the times of the screen after the first hour,
 * and what is in memory then and at the end.
 * @param directory of the application
 */
export async function workDay(directory: string, hours: number, tell: (line: string) => void): Promise<DayFigures> {
  const times = new Map(SCREEN_KINDS.map((kind) => [kind, [] as number[]]))
  const watched = await WatchedDesk.open(directory)
  const { desk } = watched
  const workHour = async (hour: number): Promise<MemorySample> => {
    for (let each = 0; each < CITIZENS_AN_HOUR; each += 1) {
      await serveCitizen(desk, hour * CITIZENS_AN_HOUR + each, (kind, milliseconds) => {
        if (hour > 0) times.get(kind)?.push(milliseconds)
      })
    }
    await desk.page.keyboard.press('Alt+Home')
    await desk.atRest()
    const sample = await watched.memory()
    tell(`hour ${hour + 1} of ${hours}: ${describe(sample)}`)
    return sample
  }
  try {
    const warm = await workHour(0)
    let end = warm
    for (let hour = 1; hour < hours; hour += 1) end = await workHour(hour)
    if (desk.complaints.length > 0) throw new Error(`The desk complained:\n${desk.complaints.join('\n')}`)
    return { times: new Map([...times].map(([kind, each]) => [kind, summarize(each)])), warm, end }
  } finally {
    await desk.quit()
  }
}

function describe({ renderer, core }: MemorySample): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  return (
    `renderer ${megabytes(renderer.process)} (heap ${megabytes(renderer.heap)}), ` +
    `core ${megabytes(core.process)} (heap ${megabytes(core.heap)})`
  )
}
