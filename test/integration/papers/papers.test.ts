import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MAX_PAPER_BYTES, NAMED_PAPERS, ORPHAN_GRACE_MS, paperMigrations } from '../../../main/core/papers/index.ts'
import { codeOfPromise, TemporaryDesk } from '../store/temporary-desk.ts'
import { attach, openPapers, PAPER_MIGRATIONS, pdf } from './paper-desk.ts'

const setUp = async () => {
  const desk = new TemporaryDesk()
  const store = desk.open({ migrations: PAPER_MIGRATIONS })
  const { ledger, papers, directory } = await openPapers(store)
  const files = () =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
  const pathOf = (address: string) => join(directory, address.slice(0, 2), address)
  return { desk, store, ledger, papers, directory, files, pathOf, dossier: randomUUID() }
}

async function* endless(first: Buffer): AsyncGenerator<Buffer> {
  yield first
  for (;;) yield Buffer.alloc(1_024 * 1_024)
}

describe('a paper', () => {
  it('is kept at the address that its sealed bytes give it, and reads back as it was', async () => {
    const { papers, dossier, pathOf } = await setUp()
    const content = pdf(200_000)
    const paper = await papers.put(dossier, content)
    expect(paper).toMatchObject({ size: 200_000, mediaType: 'application/pdf' })
    const sealed = readFileSync(pathOf(paper.address))
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(paper.address)
    expect(sealed.includes('%PDF') || sealed.includes('nội dung')).toBe(false)
    expect((await papers.read(dossier, paper.address)).equals(content)).toBe(true)
    const lent = Buffer.alloc(content.length + 100_000, 7)
    const read = await papers.readInto(dossier, paper.address, () => lent)
    expect(read.equals(content) && read.buffer === lent.buffer).toBe(true)
  })

  it('may come as a stream, and leaves no other file behind', async () => {
    const { papers, dossier, files, pathOf } = await setUp()
    async function* stream() {
      yield Buffer.from([0xff])
      yield Buffer.from([0xd8, 0xff, 0xe0])
      yield Buffer.alloc(100_000, 3)
    }
    const paper = await papers.put(dossier, stream())
    expect(paper).toMatchObject({ size: 100_004, mediaType: 'image/jpeg' })
    expect(files()).toEqual([pathOf(paper.address)])
  })

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a program', Buffer.from('MZ and so on')],
    ['a text', Buffer.from('Xin chào')],
  ])('is not %s', async (_what, content) => {
    const { papers, dossier, files } = await setUp()
    expect(await codeOfPromise(() => papers.put(dossier, content))).toBe('papers.kind-not-allowed')
    expect(files()).toEqual([])
  })

  it('has at most 100 MiB, and what is too large is stopped on its way', async () => {
    const { papers, dossier, files } = await setUp()
    expect(await codeOfPromise(() => papers.put(dossier, endless(pdf(20))))).toBe('papers.too-large')
    expect(MAX_PAPER_BYTES).toBe(104_857_600)
    expect(files()).toEqual([])
  })

  it('leaves nothing behind when its source fails', async () => {
    const { papers, dossier, files } = await setUp()
    async function* unplugged() {
      yield pdf(100_000)
      throw new Error('The scanner was unplugged')
    }
    await expect(papers.put(dossier, unplugged())).rejects.toThrow('unplugged')
    expect(files()).toEqual([])
  })

  it('is unknown in another dossier, at no address, and at an address that is none', async () => {
    const { papers, dossier } = await setUp()
    const { address } = await papers.put(dossier, pdf(100))
    const other = randomUUID()
    expect(await codeOfPromise(() => papers.read(other, address))).toBe('papers.unknown')
    await papers.put(other, pdf(100))
    expect(await codeOfPromise(() => papers.read(other, address))).toBe('papers.damaged')
    for (const address of ['a'.repeat(64), '../../desk.db']) {
      expect(await codeOfPromise(() => papers.readInto(dossier, address, Buffer.alloc))).toBe('papers.unknown')
    }
    expect(await codeOfPromise(() => papers.read(dossier, 'a'.repeat(64)))).toBe('papers.unknown')
    for (const none of ['', '../desk.db', '..', `${address}/..`, address.toUpperCase()]) {
      expect(await codeOfPromise(() => papers.read(dossier, none))).toBe('papers.unknown')
    }
  })

  it('is damaged when its file was changed, cut or exchanged', async () => {
    const { papers, dossier, pathOf } = await setUp()
    const one = await papers.put(dossier, pdf(70_000))
    const other = await papers.put(dossier, pdf(70_000))
    const sealed = readFileSync(pathOf(one.address))
    const damages = [
      Buffer.concat([sealed.subarray(0, 100), Buffer.from([1 ^ sealed.readUInt8(100)]), sealed.subarray(101)]),
      sealed.subarray(0, -1),
      sealed.subarray(0, 0),
      readFileSync(pathOf(other.address)),
    ]
    for (const damaged of damages) {
      writeFileSync(pathOf(one.address), damaged)
      expect(await codeOfPromise(() => papers.read(dossier, one.address))).toBe('papers.damaged')
    }
    writeFileSync(pathOf(one.address), sealed)
    expect(await papers.read(dossier, one.address)).toHaveLength(70_000)
  })

  it('can be read again after a restart, and never again once the keys of its dossier are destroyed', async () => {
    const { desk, store, papers, dossier } = await setUp()
    const { address } = await papers.put(dossier, pdf(100))
    store.close()
    const again = await openPapers(desk.open({ migrations: PAPER_MIGRATIONS }))
    expect(await again.papers.read(dossier, address)).toEqual(pdf(100))
    again.ledger.destroyPersonalData(dossier)
    expect(await codeOfPromise(() => again.papers.read(dossier, address))).toBe('papers.unknown')
    expect(await codeOfPromise(() => again.papers.put(dossier, pdf(100)))).toBe('ledger.personal-data-destroyed')
  })

  it('uses the same keys before and after its dossier was received', async () => {
    const { ledger, papers, dossier } = await setUp()
    const { address } = await papers.put(dossier, pdf(100))
    ledger.append([attach(dossier, address)], { officer: undefined, now: Date.now() })
    expect(await papers.read(dossier, address)).toEqual(pdf(100))
    expect(await ledger.verify()).toEqual({ ok: true, checked: 1 })
  })
})

describe('sweep', () => {
  const HOUR = 3_600_000

  it('removes old files that no event names and half-written ones, and nothing else', async () => {
    const { ledger, papers, dossier, directory, files, pathOf } = await setUp()
    const now = Date.now()
    const [named, orphan, fresh] = [
      await papers.put(dossier, pdf(100)),
      await papers.put(dossier, pdf(100)),
      await papers.put(dossier, pdf(100)),
    ]
    ledger.append([attach(dossier, named.address)], { officer: undefined, now })
    const foreign = join(directory, 'aa-note.txt')
    const stale = join(directory, 'incoming', 'half')
    for (const file of [foreign, stale]) writeFileSync(file, 'x')
    const old = new Date(now - ORPHAN_GRACE_MS - HOUR)
    for (const file of [pathOf(named.address), pathOf(orphan.address), stale, foreign]) utimesSync(file, old, old)

    expect(await papers.sweep(now)).toBe(2)
    expect(files().sort()).toEqual([foreign, pathOf(fresh.address), pathOf(named.address)].sort())
    expect(await papers.sweep(now + ORPHAN_GRACE_MS + HOUR)).toBe(1)
    expect(await papers.read(dossier, named.address)).toEqual(pdf(100))
  })

  it('knows the named papers after a rebuild too', async () => {
    const { ledger, papers, dossier, pathOf } = await setUp()
    const { address } = await papers.put(dossier, pdf(100))
    ledger.append([attach(dossier, address), attach(dossier, address)], { officer: undefined, now: Date.now() })
    const lived = ledger.projectionDigest(NAMED_PAPERS)
    await ledger.rebuild()
    expect(ledger.projectionDigest(NAMED_PAPERS)).toBe(lived)
    expect(await papers.sweep(Date.now() + 2 * ORPHAN_GRACE_MS)).toBe(0)
    expect(statSync(pathOf(address)).isFile()).toBe(true)
  })
})

describe('a file that is held', () => {
  it('stays without an event until its last holder lets go, or until its time has come', async () => {
    const { papers, dossier } = await setUp()
    const [page, original] = [await papers.put(dossier, pdf(100)), await papers.put(dossier, pdf(100))]
    const later = Date.now() + 2 * ORPHAN_GRACE_MS
    papers.hold([page.address], 'batch 1')
    papers.hold([page.address], 'batch 2')
    papers.hold([original.address], 'originals of 1', later + 90 * 86_400_000)
    expect(await papers.sweep(later)).toBe(0)
    papers.release('batch 1', [page.address])
    expect(await papers.sweep(later)).toBe(0)
    papers.release('batch 2')
    expect(await papers.sweep(later)).toBe(1)
    expect(await codeOfPromise(() => papers.read(dossier, page.address))).toBe('papers.unknown')
    expect(await papers.read(dossier, original.address)).toEqual(pdf(100))
    expect(await papers.sweep(later + 91 * 86_400_000)).toBe(1)
  })
})

describe('migration 305', () => {
  it('makes the table of held files', () => {
    const store = new TemporaryDesk().open({ migrations: paperMigrations })
    const hold = store.prepare<[Buffer, string]>('INSERT INTO held_papers (address, holder) VALUES (?, ?)')
    hold.run(Buffer.alloc(32), 'batch')
    expect(() => hold.run(Buffer.alloc(32), 'batch')).toThrow('UNIQUE')
    expect(() => hold.run(Buffer.alloc(31), 'batch')).toThrow('CHECK')
    expect(store.check()).toEqual([])
  })
})

describe('migration 15', () => {
  it('makes the table of named papers', () => {
    const store = new TemporaryDesk().open({ migrations: paperMigrations })
    store.prepare<[Buffer]>('INSERT INTO named_papers VALUES (?)').run(Buffer.alloc(32))
    expect(() => store.prepare<[Buffer]>('INSERT INTO named_papers VALUES (?)').run(Buffer.alloc(31))).toThrow('CHECK')
    expect(store.check()).toEqual([])
  })
})
