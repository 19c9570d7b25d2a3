import { readdirSync } from 'node:fs'
import { v7 } from 'uuid'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { Batch } from '../../../../shared/scanning/index.ts'
import { COMMUNE, DeskProcess, LAN } from '../../host/desk-process.ts'
import { DEVICE, FEEDER, layScanners } from './scan-desk.ts'

const Told = z.looseObject({ batch: z.string(), scan: z.looseObject({ pages: z.number() }).nullable() })

/** Folders of scans in memory, whoever's they are. */
const foldersInMemory = () => readdirSync('/dev/shm').filter((name) => name.startsWith('motcua-scan-'))

const WAIT = { timeout: 60_000, interval: 50 }

it.runIf(process.platform === 'linux')(
  'loses no page that a screen was told of, killed in the middle of a feeder',
  { timeout: 240_000 },
  async () => {
    layScanners({ madeUp: { delay: 20_000 } })
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    await screen.ask('desk.found', { desk: COMMUNE, officer: LAN })
    const batch = v7()
    await screen.ask('scanning.open', { batch, dossier: null })
    await screen.ask('scanning.start', { batch, scan: v7(), device: DEVICE, settings: FEEDER, instead: null })

    const shown = () =>
      Math.max(
        0,
        ...screen.pushes.flatMap(({ name, payload }) =>
          name === 'scanning.changed' ? [Told.parse(payload).scan?.pages ?? 0] : [],
        ),
      )
    for (let heard = 0; shown() < 3; heard += 1) await screen.heard('scanning.changed', heard)
    const known = Batch.parse(await screen.ask('scanning.batch', { batch })).pages.map(({ id }) => id)
    const told = shown()
    const onTheWay = foldersInMemory()
    desk.kill()
    await screen.heard('core.back')
    // Pages that were on their way lie open in memory: the next core removes them at once, whether or not anybody scans again.
    await vi.waitFor(() => expect(foldersInMemory().filter((name) => onTheWay.includes(name))).toEqual([]), WAIT)

    const after = Batch.parse(await screen.ask('scanning.batch', { batch }))
    expect(after.scan).toBeNull()
    expect(after.pages.length).toBeGreaterThanOrEqual(told)
    expect(after.pages.map(({ id }) => id)).toEqual(expect.arrayContaining(known))
    for (const { id } of after.pages) {
      expect(await screen.ask('scanning.picture', { batch, page: id, kind: 'original' })).toMatchObject({})
    }
    // What was under way goes on.
    for (;;) {
      const heard = screen.pushes.filter(({ name }) => name === 'scanning.changed').length
      const { pages } = Batch.parse(await screen.ask('scanning.batch', { batch }))
      if (pages.every(({ state }) => state === 'cleaned')) break
      await screen.heard('scanning.changed', heard)
    }
  },
)
