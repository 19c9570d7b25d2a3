import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Migration } from '../../../main/core/store/index.ts'
import { codeOf, NOTES, TemporaryDesk } from './temporary-desk.ts'

const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
const LATER: Migration = { number: 9_010, name: 'later', up: (database) => database.exec('CREATE TABLE later (a) ') }

describe('a store', () => {
  it('is durable: write-ahead log and a synchronised commit, read back from SQLite', () => {
    const store = new TemporaryDesk().open()
    const pragma = (name: string) => Object.values(store.prepare<[], object>(`PRAGMA ${name}`).get())[0]
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('trusted_schema')).toBe(0)
    expect(pragma('secure_delete')).toBe(1)
    expect(pragma('temp_store')).toBe(2)
    expect(pragma('wal_autocheckpoint')).toBe(0)
  })

  it('keeps what was written for the next opening', () => {
    const desk = new TemporaryDesk()
    const first = desk.open()
    first.transaction(() => first.prepare<[string]>('INSERT INTO notes (text) VALUES (?)').run('Đặng Thị Hồng'))
    first.close()
    expect(desk.open().prepare<[], { text: string }>('SELECT text FROM notes').all()).toEqual([
      { text: 'Đặng Thị Hồng' },
    ])
  })

  it('leaves nothing in the clear in any of its files, while open and after closing', () => {
    const desk = new TemporaryDesk()
    const store = desk.open()
    const secret = 'Nguyễn Văn Đặng 001099012345'
    for (let note = 0; note < 50; note += 1) {
      store.transaction(() => store.prepare<[string]>('INSERT INTO notes (text) VALUES (?)').run(`${secret} ${note}`))
    }
    const clearText = () =>
      ['desk.db', 'desk.db-wal', 'desk.db-shm', 'desk.lock', 'desk.key-check']
        .map((name) => join(desk.directory, name))
        .filter((file) => existsSync(file))
        .filter((file) =>
          ['001099012345', 'notes', 'SQLite format', desk.key].some((it) => readFileSync(file).includes(it)),
        )
    expect(readFileSync(join(desk.directory, 'desk.db-wal')).length).toBeGreaterThan(0)
    expect(clearText()).toEqual([])
    store.close()
    expect(clearText()).toEqual([])
  })

  it('refuses a wrong key', () => {
    const desk = new TemporaryDesk()
    desk.open().close()
    expect(codeOf(() => desk.open({ key: randomBytes(32) }))).toBe('store.wrong-key')
    desk.open()
  })

  it('refuses a key that is not 32 bytes long', () => {
    expect(() => new TemporaryDesk().open({ key: randomBytes(16) })).toThrow('32 bytes')
  })

  it('leaves the caller its key', () => {
    const desk = new TemporaryDesk()
    const copy = Buffer.from(desk.key)
    desk.open()
    expect(desk.key).toEqual(copy)
  })

  it('says of garbage, a cut file and an empty file that they are damaged, and touches none of them', () => {
    const desk = new TemporaryDesk()
    desk.open().close()
    const whole = readFileSync(desk.databaseFile)
    const damages: (() => void)[] = [
      () => writeFileSync(desk.databaseFile, randomBytes(20_000)),
      () => truncateSync(desk.databaseFile, 1_000),
      () => truncateSync(desk.databaseFile, 0),
      () => rmSync(desk.databaseFile),
    ]
    for (const damage of damages) {
      writeFileSync(desk.databaseFile, whole)
      damage()
      const before = existsSync(desk.databaseFile) ? digestOf(desk.databaseFile) : 'gone'
      expect(codeOf(() => desk.open())).toBe('store.corrupt')
      expect(existsSync(desk.databaseFile) ? digestOf(desk.databaseFile) : 'gone').toBe(before)
    }
    writeFileSync(desk.databaseFile, whole)
    expect(desk.open().check()).toEqual([])
  })

  it('says that the key is wrong when it cannot know better', () => {
    const desk = new TemporaryDesk()
    desk.open().close()
    rmSync(join(desk.directory, 'desk.key-check'))
    expect(codeOf(() => desk.open({ key: randomBytes(32) }))).toBe('store.wrong-key')
    desk.open().close()
    expect(existsSync(join(desk.directory, 'desk.key-check'))).toBe(true)
  })

  it('opens a database that was brought from elsewhere with its own key', () => {
    const elsewhere = new TemporaryDesk()
    elsewhere.open().close()
    const desk = new TemporaryDesk()
    desk.open().close()
    copyFileSync(elsewhere.databaseFile, desk.databaseFile)
    expect(codeOf(() => desk.open())).toBe('store.corrupt')
    desk.open({ key: elsewhere.key }).close()
    expect(codeOf(() => desk.open())).toBe('store.wrong-key')
  })

  it('refuses a database from the future before it writes a byte', () => {
    const desk = new TemporaryDesk()
    desk.open({ migrations: [NOTES, LATER] }).close()
    const before = digestOf(desk.databaseFile)
    expect(codeOf(() => desk.open())).toBe('store.from-future')
    expect(digestOf(desk.databaseFile)).toBe(before)
    desk.open({ migrations: [NOTES, LATER] })
  })

  it('refuses it too when only one of its two accounts is from the future', () => {
    const books = new TemporaryDesk()
    const first = books.open()
    first.transaction(() => first.prepare(`INSERT INTO migrations VALUES (99990, 'x', '9.9.9', '2099')`).run())
    first.close()
    expect(codeOf(() => books.open())).toBe('store.from-future')

    const header = new TemporaryDesk()
    const second = header.open()
    second.prepare('PRAGMA user_version = 99990').run()
    second.close()
    expect(codeOf(() => header.open())).toBe('store.from-future')
  })

  it('is open to one process only, and free again after that process was killed', async () => {
    const desk = new TemporaryDesk()
    const program = `
      import { openStore } from ${JSON.stringify(new URL('../../../main/core/store/index.ts', import.meta.url).href)}
      openStore({ directory: process.argv[1], key: Buffer.from(process.argv[2], 'hex'), applicationVersion: '1',
        migrations: [], report: () => {} })
      process.stdout.write('open')
      setInterval(() => {}, 1000)`
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', program, desk.directory, desk.key.toString('hex')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(child.stdout, 'data')
    expect(codeOf(() => desk.open())).toBe('store.already-open')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(desk.open().check()).toEqual([])
  })

  it('is open once only within a process', () => {
    const desk = new TemporaryDesk()
    const store = desk.open()
    expect(codeOf(() => desk.open())).toBe('store.already-open')
    store.close()
    desk.open()
  })

  it('does not count a failed opening as one', () => {
    const desk = new TemporaryDesk()
    desk.open().close()
    expect(codeOf(() => desk.open({ key: randomBytes(32) }))).toBe('store.wrong-key')
    expect(codeOf(() => desk.open())).toBeUndefined()
  })

  it('says when a file of its own cannot be written', () => {
    const desk = new TemporaryDesk()
    mkdirSync(join(desk.directory, 'desk.lock'))
    expect(codeOf(() => desk.open())).toBe('store.read-only')
  })
})
