import { join } from 'node:path'
import { _electron } from 'playwright'
import { isRootOnLinux, launchOf } from '../../../../build/setup/launch.ts'
import { type Summary, summarize } from '../../report/statistics.ts'
import { writeCountingApp } from '../../start/apps.ts'
import { timeToPaint } from './painted.ts'

/** Keys before the first that counts. */
const WARMING = 20
/** Keys that count. */
const KEYS = 280

/** The paint of one changed text in the same Electron, by React and by the document alone: one frame and its wait. */
export async function measureBarePages(folder: string): Promise<{ readonly react: Summary; readonly frame: Summary }> {
  return {
    react: await measurePage(await writeCountingApp(join(folder, 'react-page'), 'react')),
    frame: await measurePage(await writeCountingApp(join(folder, 'bare-page'), 'document')),
  }
}

async function measurePage(folder: string): Promise<Summary> {
  const { executable, args, env } = launchOf({ BENCH_USER_DATA: join(folder, 'data') })
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args.slice(0, -1), folder],
    env,
    chromiumSandbox: !isRootOnLinux(),
  })
  try {
    const page = await app.firstWindow()
    const count = page.locator('#count')
    await count.waitFor()
    const times: number[] = []
    for (let pressed = 1 - WARMING; pressed <= KEYS; pressed += 1) {
      const text = (await count.textContent()) ?? ''
      const time = await timeToPaint(page, 'F2', { changed: { selector: '#count', from: text } })
      if (pressed > 0) times.push(time)
    }
    return summarize(times)
  } finally {
    await app.close()
  }
}
