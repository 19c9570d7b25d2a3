import { existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { Batch } from '../../../../shared/scanning/index.ts'
import { COMMUNE, DeskProcess, LAN, type TestScreen } from '../../host/desk-process.ts'
import { foundScanDesk, pdfOf, picture, withPassword } from './scan-desk.ts'

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
  // A second name, which nobody looks at, keeps the file itself from going.
  const kept = join(folder, '.kept')
  const lay = () => {
    rmSync(kept, { force: true })
    writeFileSync(kept, content)
    linkSync(kept, file)
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
  if (!existsSync(file)) linkSync(kept, file)
  expect(await pagesOf(screen)).toHaveLength(2)

  // Files come one after the other: once this one is there, the first was looked at again.
  const next = join(folder, 'next.jpg')
  const heard = told(screen)
  writeFileSync(next, await picture('Ba'))
  for (let at = heard; (await pagesOf(screen)).length < 3; at = told(screen)) await screen.heard('scanning.changed', at)
  expect(existsSync(file)).toBe(false)
  expect((await pagesOf(screen)).map(({ origin }) => origin)).toEqual(['folder', 'folder', 'folder'])

  // The same bytes laid there once more by somebody are no crash: they are pages again, and never merely removed.
  lay()
  for (let at = told(screen); (await pagesOf(screen)).length < 5; at = told(screen)) {
    await screen.heard('scanning.changed', at)
  }
})

it('a file that nobody can open is refused once, stays, and is told of where scanners are looked for', {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-inbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const share = join(folder, 'share')
  const desk = await foundScanDesk()
  const failedOfFolder = async () =>
    (await desk.get('scanning.devices', {})).failed.filter(({ kind }) => kind === 'folder')
  await desk.get('scanning.set-settings', { folder: share, networkScanners: [], naps2: null, readOnBattery: false })
  await vi.waitFor(
    async () => expect(await failedOfFolder()).toEqual([{ kind: 'folder', code: 'scanning.folder-gone' }]),
    {
      timeout: 60_000,
    },
  )
  mkdirSync(share)
  const file = join(share, 'secret.pdf')
  writeFileSync(file, await withPassword())
  await vi.waitFor(
    async () => expect(await failedOfFolder()).toEqual([{ kind: 'folder', code: 'scanning.folder-left' }]),
    {
      timeout: 60_000,
    },
  )
  // Those behind it come all the same, and it is not tried again with every look.
  for (const name of ['one.jpg', 'two.jpg', 'three.jpg']) {
    writeFileSync(join(share, name), await picture(name))
    await vi.waitFor(() => expect(existsSync(join(share, name))).toBe(false), { timeout: 60_000 })
  }
  expect(existsSync(file)).toBe(true)
  expect(desk.reported.filter((line) => line.includes('scanning.folder'))).toHaveLength(1)
  rmSync(file)
  await vi.waitFor(async () => expect(await failedOfFolder()).toEqual([]), { timeout: 60_000 })
})
