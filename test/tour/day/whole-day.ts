import type { Desk } from '../../e2e/desk.ts'
import type { Album } from '../album.ts'
import type { Chapter } from '../chapter.ts'
import type { PaperFiles } from '../scanning/paper-files.ts'
import type { Stack } from '../scanning/stack.ts'
import { Counter } from './counter.ts'
import type { Day } from './day.ts'
import { Evening } from './evening.ts'
import { Money } from './money.ts'
import { Morning } from './morning.ts'
import { Returning } from './returning.ts'
import { Working } from './working.ts'

/** How papers become files in the course of the day, and what becomes of them. */
export interface Scanning {
  readonly stack: Stack
  readonly files: PaperFiles
}

/** A day at the desk: thirty dossiers of twelve procedures, through every act, with every paper printed. */
export async function wholeDay(
  desk: Desk,
  album: Album,
  day: Day,
  { stack, files }: Scanning,
): Promise<readonly Chapter[]> {
  const morning = new Morning(desk, album)
  const counter = new Counter(desk, album)
  const money = new Money(desk, album)
  const working = new Working(desk, album)
  const returning = new Returning(desk, album)
  const evening = new Evening(desk, album)
  await album.step('morning: a leader', () => morning.addLeader())
  await album.step('morning: books', () => morning.openBooks())
  await album.step('morning: fees and account', () => morning.setFees())
  await album.step('morning: calendar', () => morning.lookAtCalendar())
  await album.step('morning: waiting line', () => morning.callNumbers())
  await album.step('receptions of the morning', () => counter.receiveAll(day))
  await album.step('a second request', () => counter.warnOfDuplicate(day))
  await album.step('fees', () => money.collect(day))
  await album.step('certification', () => money.certify())
  await album.step('scanners', () => stack.enterScanners())
  await album.step('identity card by camera', () => stack.receiveByCamera())
  await album.step('separators and labels', () => stack.printCodes())
  await album.step('a stack of three papers', () => stack.scanStack())
  await album.step('files of papers', () => stack.file())
  await album.step('a page is missing', () => stack.passTheGate())
  await album.step('a held paper again', () => files.reuse())
  await album.step('a photograph in bad light', () => files.photograph())
  await album.step('to the specialist', () => working.forward(day))
  await album.step('late receptions', () => counter.receiveLate(day))
  await album.step('the specialist', () => working.process(day))
  await album.step('the leader', () => working.decide(day))
  await album.step('results', () => working.completeAll(day))
  await album.step('a scanned result', () => files.attachResult())
  await album.step('back to the counter', () => working.backToCounter())
  await album.step('list of results', () => returning.printHandOverList(day))
  await album.step('returns at the counter', () => returning.handOverAll(day))
  await album.step('returns by post and electronically', () => returning.postAll(day))
  await album.step('a result looked at', () => files.handOver())
  await album.step('a complaint', () => evening.complain(day))
  await album.step('the till', () => money.closeTill())
  await album.step('a book for another desk', () => money.handBookOver())
  await album.step('second screen off', () => evening.closeSecondScreen())
  await album.step('lists', () => evening.lookAtLists(day))
  await album.step('register', () => evening.register(day))
  await album.step('indicators', () => evening.indicators())
  await album.step('officers', () => evening.officers())
  await album.step('words in papers', () => files.search())
  await album.step('papers as files', () => files.saveFiles())
  return [morning, counter, money, working, returning, evening, stack, files]
}
