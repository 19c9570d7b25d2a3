import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { RealDesk } from '../../bad-input/real-desk.ts'
import { add, foundScanDesk, keptFiles, openBatch, picture, received, settled } from './scan-desk.ts'

const readingsOf = async (desk: RealDesk, batch: string) =>
  (await desk.get('scanning.batch', { batch })).pages.map(({ reading }) => reading)

it('is left for later on the battery, unless IT says otherwise, and goes on with the power', {
  timeout: 240_000,
}, async () => {
  const desk = await foundScanDesk()
  desk.power(true)
  const batch = await openBatch(desk)
  await add(desk, batch, await picture('Một'))
  await settled(desk, batch)
  // What is asked of the host now was asked after reading would have begun.
  expect((await desk.get('scanning.codes', { content: await picture('Hai') })).codes).toEqual([])
  expect(await readingsOf(desk, batch)).toEqual(['waiting'])
  expect(desk.jobs).toContain('clean')
  expect(desk.jobs).not.toContain('read')
  desk.power(false)
  await settled(desk, batch, ({ pages }) => pages.every(({ reading }) => reading === 'read'))

  desk.power(true)
  await desk.get('scanning.set-settings', { folder: null, networkScanners: [], naps2: null, readOnBattery: true })
  await add(desk, batch, await picture('Ba'))
  await settled(desk, batch, ({ pages }) => pages.every(({ reading }) => reading === 'read'))
  expect(desk.reported).toEqual([])
})

it('passes over a page whose picture is damaged on the disk', { timeout: 120_000 }, async () => {
  const desk = await foundScanDesk()
  desk.power(true)
  const batch = await openBatch(desk)
  await add(desk, batch, await picture('Hỏng'))
  await settled(desk, batch)
  for (const path of keptFiles(desk)) writeFileSync(join(desk.directory, path), 'hỏng')
  await add(desk, batch, await picture('Tốt'))
  await settled(desk, batch)
  desk.power(false)
  await settled(desk, batch, ({ pages }) => pages.every(({ reading }) => reading !== 'waiting'))
  expect(await readingsOf(desk, batch)).toEqual(['failed', 'read'])
})

it('of a file that was filed unread goes on in the next run of the desk', { timeout: 240_000 }, async () => {
  const desk = await foundScanDesk()
  desk.power(true)
  const { id: dossier } = await received(desk)
  const paper = { dossier, code: 'to-khai' }
  const batch = await openBatch(desk, dossier)
  const pages = [await add(desk, batch, await picture('Một')), await add(desk, batch, await picture('Hai'))]
  await desk.get('scanning.change', { batch, change: { change: 'assign', pages, paper } })
  await desk.get('scanning.file', { batch, replace: [], counted: [] })
  const fileOf = async (of: RealDesk) =>
    (await of.get('papers.of-dossier', { dossier })).papers.find(({ code }) => code === paper.code)?.file
  expect(await fileOf(desk)).toMatchObject({ pages: 2, read: false })
  expect(desk.jobs).not.toContain('read')

  // On its mains, as a desk is until its machine says otherwise.
  const again = await desk.reopen()
  onTestFinished(() => again.close())
  await again.until(async () => (await fileOf(again))?.read || undefined)
  expect(again.jobs.filter((job) => job === 'read')).toHaveLength(pages.length)
  expect(again.reported).toEqual([])
})
