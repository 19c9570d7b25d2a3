// Drives the real application through its main job and a whole day at the desk; leaves pictures, papers and a record in out/tour.

import { at } from '../../build/setup/places.ts'
import { readRuntime } from '../../build/setup/runtime.ts'
import { Desk } from '../e2e/desk.ts'
import { freshDirectory } from '../e2e/launch.ts'
import { Album } from './album.ts'
import { Day } from './day/day.ts'
import { wholeDay } from './day/whole-day.ts'
import { House } from './house.ts'
import { TourRecord } from './record.ts'
import { Case } from './scanning/case.ts'
import { Equipment } from './scanning/equipment.ts'
import { PaperFiles } from './scanning/paper-files.ts'
import { Stack } from './scanning/stack.ts'
import { signingChapter } from './signing.ts'
import { Work } from './work.ts'

async function tour(desk: Desk, album: Album, equipment: Equipment): Promise<void> {
  const began = performance.now()
  const started = new Date().toISOString()
  const work = new Work(desk, album)
  const house = new House(desk, album)
  await album.step('first start', () => work.firstStart())
  await album.step('a second officer', () => work.addSpecialist())
  await album.step('reception by identity card', () => work.receiveByCard())
  await album.step('reception by hand, for another person', () => work.receiveByHand())
  await album.step('refusal', () => work.refuse())
  await album.step('lock and unlock', () => work.lockAndUnlock())
  await album.step('quit and restart with a draft', () => work.restart())
  await album.step('list, search, dossier', () => work.lookUp())
  await album.step('processing', () => work.process())
  await album.step('return', () => work.handOver())
  const day = new Day()
  const shared = new Case()
  const chapters = await wholeDay(desk, album, day, {
    stack: new Stack(desk, album, equipment, shared),
    files: new PaperFiles(desk, album, equipment, shared),
  })
  await album.step('signing, in the demonstration', () => signingChapter(album))
  await album.step('security log, about, guide', () => house.lookAround())
  await album.step('printed guides', () => house.printGuides())
  await album.step('dark', () => house.inTheDark())
  await album.step('English', () => house.inEnglish())
  if (desk.complaints.length > 0) throw new Error(`The console complained:\n${desk.complaints.join('\n')}`)

  const { version, origin } = readRuntime()
  album.keep(
    TourRecord.parse({
      name: 'tour',
      at: started,
      runtime: { electron: version, origin },
      durationMs: Math.round(performance.now() - began),
      steps: album.steps,
      dossiers: [...work.dossiers, ...day.told(), ...shared.told()],
      papers: [work, ...chapters, house].flatMap(({ papers }) => papers),
    } satisfies TourRecord),
  )
}

const album = new Album(at('out', 'tour'))
const { directory, remove } = freshDirectory()
const equipment = await Equipment.setUp()
const desk = await Desk.open(directory, equipment.options)
try {
  await tour(desk, album, equipment)
  console.log(`\n${album.directory}`)
} catch (error) {
  console.error(error)
  await album.picture(desk, 'failure').catch(() => undefined)
  process.exitCode = 1
} finally {
  await desk.quit()
  await equipment.putAway()
  remove()
}
