import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { Batch } from '../../../../shared/scanning/index.ts'
import { COMMUNE, DeskProcess, LAN, type TestScreen } from '../../host/desk-process.ts'
import { pdfOf, picture } from './scan-desk.ts'

const Rows = z.looseObject({ batches: z.array(z.looseObject({ id: z.string() })) })

/** How many times a screen was told of pages. */
const told = (screen: TestScreen): number => screen.pushes.filter(({ name }) => name === 'scanning.changed').length

/** The pages of all batches. */
async function pagesOf(screen: TestScreen): Promise<Batch['pages']> {
  const { batches } = Rows.parse(await screen.ask('scanning.batches', { dossier: null }))
  const views = await Promise.all(
    batches.map(async ({ id }) => Batch.parse(await screen.ask('scanning.batch', { batch: id }))),
  )
  return views.flatMap(({ pages }) => pages)
}

it('a file in the watched folder becomes pages once, killed before it is removed there', {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-inbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'scan.pdf')
  const content = await pdfOf([await picture('Một'), await picture('Hai')])
  const lay = () => {
    writeFileSync(`${file}.part`, content)
    renameSync(`${file}.part`, file)
  }
  const desk = await DeskProcess.start()
  const screen = desk.seat(1)
  await screen.ask('desk.found', { desk: COMMUNE, officer: LAN })
  await screen.ask('scanning.set-settings', { folder, networkScanners: [], naps2: null, readOnBattery: false })
  lay()
  await screen.heard('scanning.changed')
  desk.kill()
  await screen.heard('core.back')
  // As if the kill had always come before it was removed.
  if (!existsSync(file)) lay()
  expect(await pagesOf(screen)).toHaveLength(2)

  // Files come one after the other: once this one is there, the first was looked at again.
  const next = join(folder, 'next.jpg')
  const heard = told(screen)
  writeFileSync(next, await picture('Ba'))
  for (let at = heard; (await pagesOf(screen)).length < 3; at = told(screen)) await screen.heard('scanning.changed', at)
  expect(existsSync(file)).toBe(false)
  expect((await pagesOf(screen)).map(({ origin }) => origin)).toEqual(['folder', 'folder', 'folder'])
})
