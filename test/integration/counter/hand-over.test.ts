import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { Book } from '../../../shared/books/book.ts'
import { CertificationEntry } from '../../../shared/certification/certification.ts'
import { COMMUNE, DeskProcess, LAN, type TestScreen } from '../host/desk-process.ts'

const File = z.strictObject({ name: z.string(), content: z.string() })

/** A desk in a process of its own, with its first officer signed in. */
async function foundDesk(deskMark: string): Promise<TestScreen> {
  const screen = (await DeskProcess.start()).seat(1)
  await screen.ask('desk.found', { desk: { ...COMMUNE, deskMark }, officer: LAN })
  return screen
}

/** A folder that both desks reach: a stick, or a shared one of the network. */
function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-shared-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function certify(screen: TestScreen, papers: number): Promise<CertificationEntry[]> {
  const entered = await screen.ask('certification.enter', {
    visit: v7(),
    dossier: null,
    kind: 'copy',
    requester: 'Nguyễn Thị Mai',
    requesterNumber: '',
    signer: 'Lê Văn Hòa',
    signerPosition: '',
    papers: Array.from({ length: papers }, () => ({ id: v7(), paper: 'Học bạ', pages: 2, copies: 1 })),
  })
  return z.array(CertificationEntry).parse(entered)
}

const numbersOf = async (screen: TestScreen, papers: number) =>
  (await certify(screen, papers)).map(({ number }) => number?.number ?? null)

it('goes on at the other desk with the next number, and the slips of the first get theirs when it comes back', async () => {
  const [one, two] = await Promise.all([foundDesk('Q1'), foundDesk('Q2')])
  const folder = sharedFolder()
  const id = v7()
  const identity = { kind: 'certified-copies', series: 'SCT/BS', form: '', first: 1, last: null } as const
  await one.ask('books.open', { id, ...identity })
  expect(await numbersOf(one, 3)).toEqual([1, 2, 3])

  async function give(from: TestScreen, toMark: string): Promise<string> {
    const { name, content } = File.parse(await from.ask('books.hand-over', { id, transfer: v7(), toMark }))
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const take = async (at: TestScreen, path: string) =>
    Book.parse(await at.ask('books.take-over', { content: readFileSync(path, 'utf8') }))
  const refusalOf = (at: TestScreen, content: string) => at.refusal('books.take-over', { content })

  const first = await give(one, 'Q2')
  const firstContent = readFileSync(first, 'utf8')
  expect(await refusalOf(one, firstContent)).toBe('books.other-desk')
  expect(await refusalOf(two, firstContent.replace('"next": 4', '"next": 9'))).toBe('books.wrong-file')
  expect(await take(two, first)).toMatchObject({ id, next: 4, state: 'here' })
  expect(await refusalOf(two, firstContent)).toBe('books.taken-over')

  const [slip] = await certify(one, 1)
  expect(slip?.number).toBeNull()
  expect(await one.refusal('certification.number', { id: slip?.id })).toBe('books.not-here')
  expect(await numbersOf(two, 2)).toEqual([4, 5])

  const back = await give(two, 'Q1')
  expect(await numbersOf(two, 1)).toEqual([null])
  expect(await take(one, back)).toMatchObject({ id, next: 6, state: 'here' })
  expect(CertificationEntry.parse(await one.ask('certification.number', { id: slip?.id ?? '' })).number?.number).toBe(6)
  expect(await refusalOf(one, readFileSync(back, 'utf8'))).toBe('books.taken-over')
  // The file of the first hand-over is of an older state of the book: no desk takes it again.
  expect(await refusalOf(two, firstContent)).toBe('books.taken-over')
})
