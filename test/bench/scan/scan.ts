import { availableParallelism } from 'node:os'
import { readRuntime } from '../../../build/setup/runtime.ts'
import type { BenchRequest } from '../options.ts'
import { describeMachine, loadNow } from '../report/machine.ts'
import { report } from '../report/reporter.ts'
import type { BenchResult } from '../report/result.ts'
import { SCAN_PLAN } from '../report/scan-plan.ts'
import { inWorkshop } from '../workshop.ts'
import { watchHost } from './host.ts'
import { collectScan, type ScanFindings } from './measurements.ts'
import { bareMs, cleanAll, errorsOf, judgeBlank, makeSearchable, readCards, watchBatch } from './ours.ts'
import { formPages } from './pages.ts'
import { withOcrmypdf, withUnpaper } from './peers.ts'

/** Cleans, reads and files the same pages with the desk, OCRmyPDF and unpaper, one after another; then what only the desk does. */
export async function benchScan(request: BenchRequest, tell: (line: string) => void): Promise<BenchResult> {
  const loadBefore = loadNow()
  const findings = await inWorkshop('scan', (folder) => findOut(request, folder, tell))
  return report(SCAN_PLAN, collectScan(findings), {
    at: new Date(),
    machine: describeMachine(readRuntime(), loadBefore),
    conditions: {
      seed: request.seed,
      pages: request.pages,
      faintPages: request.faintPages,
      batchPages: request.batchPages,
      workers: availableParallelism(),
    },
  })
}

async function findOut(request: BenchRequest, folder: string, tell: (line: string) => void): Promise<ScanFindings> {
  const { pages: count, seed } = request
  tell(`draws ${count} pages`)
  const pages = await formPages(count, seed)
  const host = watchHost(tell)
  try {
    tell('cleans them')
    const clean = await cleanAll(host, pages)
    tell('makes them searchable')
    const ours = await makeSearchable(host, pages, folder)
    tell('OCRmyPDF')
    const ocrmypdf = await withOcrmypdf(pages, availableParallelism(), folder)
    const theirs = { ...ocrmypdf, errorsPercent: await errorsOf(ocrmypdf.file, pages) }
    tell('unpaper')
    const unpaper = await withUnpaper(pages, folder)
    tell(`looks for empty pages among ${request.faintPages}`)
    const blank = await judgeBlank(host, request.faintPages, seed)
    tell('reads cards')
    const cards = await readCards(seed)
    tell(`a stack of ${request.batchPages} pages`)
    const batchMB = await watchBatch(host, pages, request.batchPages)
    return {
      pages: count,
      clean: { ...clean, limitMs: await bareMs(pages) },
      skews: { ours: clean.skews, unpaper: unpaper.map(({ degrees }, at) => degrees - (pages[at]?.skew ?? 0)) },
      unpaperSeconds: unpaper.reduce((sum, { seconds }) => sum + seconds, 0),
      blank,
      searchable: { ours, ocrmypdf: theirs },
      cards,
      batchMB,
    }
  } finally {
    host.close()
  }
}
