import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Does something in a folder of its own that is gone afterwards, also after Ctrl+C: a benchmark fills gigabytes. */
export async function inWorkshop<Result>(name: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), `motcua-bench-${name}-`))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  const stop = () => process.exit(130)
  process.once('exit', clear)
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    return await work(folder)
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    process.off('exit', clear)
    clear()
  }
}
