import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { DossierView } from '../../../../shared/contract/dossiers.ts'
import { paperCalls } from '../../../../shared/contract/papers.ts'
import { Batch } from '../../../../shared/scanning/index.ts'
import { checkAsyncProperty, limitOf } from '../../../property.ts'
import { COMMUNE, DeskProcess, LAN, type TestScreen } from '../../host/desk-process.ts'
import { birthDossier, picture } from './scan-desk.ts'

/** When the core is killed: a part of the time that filing usually takes on this machine. */
const partOfFiling = fc.noShrink(fc.double({ min: 0, max: 1.1, noNaN: true }))

/** A dossier with a cleaned page that is given to its first paper. */
async function prepared(screen: TestScreen): Promise<{ readonly dossier: string; readonly batch: string }> {
  const [dossier, batch] = [v7(), v7()]
  await screen.ask('dossiers.accept', birthDossier(dossier))
  await screen.ask('scanning.open', { batch, dossier })
  const pages = [v7()]
  for (const page of pages) {
    await screen.ask('scanning.add', {
      batch,
      page,
      origin: 'file',
      content: await picture(`Trang ${page}`),
      quad: null,
    })
  }
  await screen.ask('scanning.change', {
    batch,
    change: { change: 'assign', pages, paper: { dossier, code: 'to-khai' } },
  })
  for (;;) {
    const heard = screen.pushes.filter(({ name }) => name === 'scanning.changed').length
    if (Batch.parse(await screen.ask('scanning.batch', { batch })).cleaning === 0) return { dossier, batch }
    await screen.heard('scanning.changed', heard)
  }
}

it('pages are filed once, however far filing was when the core was killed', { timeout: limitOf(480_000) }, async () => {
  const desk = await DeskProcess.start()
  const screen = desk.seat(1)
  await screen.ask('desk.found', { desk: COMMUNE, officer: LAN })
  const order = (batch: string) => ({ batch, replace: [], counted: [] })

  const expectFiledOnce = async (dossier: string) => {
    const { papers } = paperCalls['papers.of-dossier'].output.parse(await screen.ask('papers.of-dossier', { dossier }))
    expect(papers.find(({ code }) => code === 'to-khai')?.file).toMatchObject({ pictures: 1, pages: 1 })
    const { history } = DossierView.parse(await screen.ask('dossiers.view', { id: dossier }))
    expect(history.filter(({ type }) => type === 'dossier.paper-filed')).toHaveLength(1)
  }

  const undisturbed = await prepared(screen)
  const began = performance.now()
  await screen.ask('scanning.file', order(undisturbed.batch))
  const usual = performance.now() - began
  await expectFiledOnce(undisturbed.dossier)

  let kills = 0
  const killedAt = async (part: number) => {
    const { dossier, batch } = await prepared(screen)
    void screen.send({ call: 'scanning.file', input: order(batch) })
    await pause(usual * part)
    desk.kill()
    kills += 1
    const isBack = () => screen.pushes.filter(({ name }) => name === 'core.back').length
    while (isBack() < kills) await screen.heard('core.back', isBack())
    const { pages } = Batch.parse(await screen.ask('scanning.batch', { batch }))
    expect([0, 1]).toContain(pages.length)
    if (pages.length > 0) await screen.ask('scanning.file', order(batch))
    else expect(await screen.refusal('scanning.file', order(batch))).toBe('scanning.nothing-to-file')
    await expectFiledOnce(dossier)
  }
  await checkAsyncProperty(fc.asyncProperty(partOfFiling, killedAt), 3)
})
