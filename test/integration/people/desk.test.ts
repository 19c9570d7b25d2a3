import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskError } from '../../../shared/errors.ts'
import { codeOf, LAN, MAI, PROFILE, TestDesk } from './desk.ts'

const MINUTE_MS = 60_000

let directory: string
let desk: TestDesk
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'people-'))
  desk = new TestDesk(directory)
})
afterEach(() => {
  desk.database.close()
  rmSync(directory, { recursive: true, force: true })
})

const allBytes = (): Buffer => Buffer.concat(readdirSync(directory).map((name) => readFileSync(join(directory, name))))

describe('a day at the desk', () => {
  it('goes from the founding through locks, wrong PINs, a second officer and sleep to the next sign-in', async () => {
    expect(desk.state()).toMatchObject({ founded: false, logins: [], session: null })
    const founded = await desk.found()
    expect(founded.session).toMatchObject({ officer: { login: 'lan', roles: ['chief'] }, desk: PROFILE, locked: false })
    expect(desk.state()).toMatchObject({ founded: true, logins: ['lan'], waitSeconds: 0 })

    desk.lock()
    expect(desk.room.callerOf(1)).toMatchObject({ officer: { login: 'lan' }, locked: true })
    for (const wrong of ['1357', '2468', '9753']) expect(await codeOf(desk.unlock(wrong))).toBe('people.wrong-secret')
    expect(desk.state().waitSeconds).toBe(5)
    expect(await codeOf(desk.unlock(LAN.pin))).toBe('people.wait')
    desk.clock.pass(5_000)
    const unlocked = await desk.unlock(LAN.pin)
    expect(unlocked.draftKey).toEqual(founded.draftKey)

    const mai = await desk.add(MAI)
    desk.lock()
    const taken = await desk.signIn('mai', MAI.passphrase)
    expect(taken.session.officer).toEqual(mai)
    expect(taken.session.rights).toEqual(['read', 'receive', 'collect', 'certify', 'return'])
    expect(taken.draftKey).not.toEqual(founded.draftKey)
    expect(desk.work(v7())).toBe(mai.id)

    const { key } = desk.database
    desk.room.suspend()
    expect(key).toEqual(Buffer.alloc(32))
    expect(desk.database.store).toBeUndefined()
    expect(desk.held).toBeNull()
    expect(desk.room.callerOf(1).officer).toBeNull()
    expect(desk.pushed.at(-1)).toEqual([1, null])
    expect(await codeOf(Promise.resolve().then(() => desk.unlock(MAI.pin)))).toBe('gate.not-signed-in')

    const again = await desk.signIn('lan', LAN.passphrase)
    expect(again.draftKey).toEqual(founded.draftKey)
    expect(await desk.log()).toEqual([
      'desk.founded by Nguyễn Thị Lan',
      'officer.added by Nguyễn Thị Lan of lan',
      'officer.signed-in by Nguyễn Thị Lan',
      'screen.locked by Nguyễn Thị Lan',
      'screen.unlock-failed of lan',
      'screen.unlock-failed of lan',
      'screen.unlock-failed of lan',
      'screen.unlocked by Nguyễn Thị Lan',
      'officer.added by Nguyễn Thị Lan of mai',
      'screen.locked by Nguyễn Thị Lan',
      'officer.signed-out by Nguyễn Thị Lan',
      'officer.signed-in by Trần Ngọc Mai',
      'screen.locked by Trần Ngọc Mai',
      'officer.signed-in by Nguyễn Thị Lan',
    ])
  })

  it('leaves no name, secret or key in the clear', async () => {
    await desk.found()
    await desk.add(MAI)
    const key = Buffer.from(desk.database.key ?? [])
    expect(key).not.toEqual(Buffer.alloc(32))
    desk.room.close()
    const bytes = allBytes()
    for (const text of [LAN.name, MAI.name, LAN.passphrase, MAI.passphrase, PROFILE.communeName]) {
      expect(bytes.includes(text), text).toBe(false)
    }
    expect(bytes.includes(key)).toBe(false)
    expect(bytes.includes(key.toString('hex'))).toBe(false)
    expect(bytes.includes(key.toString('base64'))).toBe(false)
  })

  it('is the same when the ledger is replayed', async () => {
    await desk.found()
    await desk.add(MAI)
    desk.lock()
    await codeOf(desk.unlock('1357'))
    const before = desk.database.ledger?.projectionDigest('people')
    await desk.database.ledger?.rebuild()
    expect(desk.database.ledger?.projectionDigest('people')).toBe(before)
    await desk.unlock(LAN.pin)
  })
})

describe('signing in', () => {
  beforeEach(async () => {
    await desk.found()
    await desk.add(MAI)
  })

  it('opens the database with the right passphrase only, and remembers the wrong ones', async () => {
    desk.room.close()
    desk.restart()
    expect(await codeOf(desk.signIn('lan', MAI.passphrase))).toBe('people.wrong-secret')
    expect(await codeOf(desk.signIn('mai', LAN.passphrase))).toBe('people.wrong-secret')
    expect(await codeOf(desk.signIn('huong', LAN.passphrase))).toBe('people.unknown-officer')
    expect(desk.database.openings).toBe(0)
    desk.clock.pass(3_600_000)
    await desk.signIn('lan', LAN.passphrase)
    const log = await desk.log()
    expect(log.slice(-3)).toEqual([
      'officer.sign-in-failed of lan',
      'officer.sign-in-failed of mai',
      'officer.signed-in by Nguyễn Thị Lan',
    ])
    const lines = await desk.room.handlers['security.log']({ limit: 3 }, desk.caller(1))
    expect((lines[0]?.at ?? 0) - (lines[1]?.at ?? 0)).toBe(3_600_000)
  })

  it('tells each wrong secret once', async () => {
    await codeOf(desk.signIn('mai', LAN.passphrase, 2))
    desk.room.close()
    desk.restart()
    await desk.signIn('lan', LAN.passphrase)
    expect((await desk.log()).filter((line) => line.startsWith('officer.sign-in-failed'))).toHaveLength(1)
  })

  it('makes guessers wait across restarts, and no colleague', async () => {
    desk.room.close()
    for (let time = 0; time < 3; time += 1) {
      desk.restart()
      expect(await codeOf(desk.signIn('lan', 'không phải câu này'))).toBe('people.wrong-secret')
    }
    desk.restart()
    expect(await codeOf(desk.signIn('lan', LAN.passphrase))).toBe('people.wait')
    expect(desk.state().waitSeconds).toBe(0)
    await desk.signIn('mai', MAI.passphrase)
  })

  it('at the screen of a colleague ends the session there', async () => {
    await desk.signIn('mai', MAI.passphrase)
    expect(desk.room.callerOf(1).officer?.login).toBe('mai')
    expect((await desk.log()).slice(-2)).toEqual([
      'officer.signed-out by Nguyễn Thị Lan',
      'officer.signed-in by Trần Ngọc Mai',
    ])
  })

  it('at two screens opens the database once, and work belongs to who did it', async () => {
    const { officer: mai } = (await desk.signIn('mai', MAI.pin, 2)).session
    const { officer: lan } = desk.caller(1)
    expect([desk.work(v7(), 1), desk.work(v7(), 2), desk.work(v7(), 1)]).toEqual([lan.id, mai.id, lan.id])
    expect(desk.database.openings).toBe(1)

    desk.leave(1)
    expect(desk.room.callerOf(2).officer?.login).toBe('mai')
    const { key } = desk.database
    expect(key).not.toEqual(Buffer.alloc(32))
    desk.leave(2)
    expect(key).toEqual(Buffer.alloc(32))
    expect(desk.database.store).toBeUndefined()
    expect(desk.held).toBeNull()
  })

  it('asked for twice at once is answered twice', async () => {
    desk.room.close()
    desk.restart()
    const both = await Promise.all([desk.signIn('lan', LAN.passphrase), desk.signIn('mai', MAI.passphrase, 2)])
    expect(both.map(({ session }) => session.officer.login)).toEqual(['lan', 'mai'])
    expect(desk.database.openings).toBe(1)
  })

  it('with a passphrase typed in decomposed letters is the same', async () => {
    desk.room.close()
    await desk.signIn('lan', LAN.passphrase.normalize('NFD'))
  })

  it('does not count a try when the database cannot be opened', async () => {
    desk.room.close()
    const other = new TestDesk(directory, { clock: desk.clock })
    await other.signIn('mai', MAI.passphrase)
    desk.restart()
    for (let time = 0; time < 4; time += 1) {
      expect(await codeOf(desk.signIn('lan', LAN.passphrase))).toBe('store.already-open')
    }
    expect(desk.room.callerOf(1).officer).toBeNull()
    other.room.close()
    await desk.signIn('lan', LAN.passphrase)
  })

  it('that is overtaken by sleep does not open the desk', async () => {
    desk.room.close()
    const signingIn = codeOf(desk.signIn('lan', LAN.passphrase))
    desk.room.suspend()
    expect(await signingIn).toBe('core.unavailable')
    expect(desk.database.store).toBeUndefined()
    expect(desk.held).toBeNull()
    await desk.signIn('lan', LAN.passphrase)
  })
})

describe('a PIN', () => {
  const osSecret = randomBytes(32)

  it('alone opens nothing where the operating system keeps no secret', async () => {
    await desk.found()
    desk.room.close()
    desk.restart()
    expect(desk.state().pinOpens).toBe(false)
    expect(await codeOf(desk.signIn('lan', LAN.pin))).toBe('people.passphrase-needed')
    expect(desk.state().waitSeconds).toBe(0)
  })

  it('opens the desk together with the secret of the operating system', async () => {
    desk = new TestDesk(directory, { osSecret })
    await desk.found()
    desk.room.close()
    desk.restart()
    expect(desk.state().pinOpens).toBe(true)
    expect(await codeOf(desk.signIn('lan', '4827'))).toBe('people.wrong-secret')
    await desk.signIn('lan', LAN.pin)
  })

  it('opens nothing with the key file alone, on another machine', async () => {
    desk = new TestDesk(directory, { osSecret })
    await desk.found()
    desk.room.close()
    desk.restart(randomBytes(32))
    expect(desk.state().pinOpens).toBe(false)
    expect(await codeOf(desk.signIn('lan', LAN.pin))).toBe('people.passphrase-needed')
    await desk.signIn('lan', LAN.passphrase)
  })

  it('gets its wrap at the first unlock after the operating system began to keep a secret', async () => {
    await desk.found()
    desk.room.close()
    desk.restart(osSecret)
    expect(await codeOf(desk.signIn('lan', LAN.pin))).toBe('people.passphrase-needed')
    await desk.signIn('lan', LAN.passphrase)
    desk.lock()
    await desk.unlock(LAN.pin)
    desk.room.close()
    desk.restart(osSecret)
    await desk.signIn('lan', LAN.pin)
    expect(desk.reports).toEqual([])
  })

  it('wrong at a locked screen is recorded at once, and the screen stays locked', async () => {
    await desk.found()
    desk.lock()
    expect(await codeOf(desk.unlock('1357'))).toBe('people.wrong-secret')
    expect(desk.room.callerOf(1).locked).toBe(true)
    expect((await desk.log()).at(-1)).toBe('screen.unlock-failed of lan')
  })
})

describe('an idle screen', () => {
  beforeEach(() => desk.found())

  it('locks after five minutes without a touch, and tells the screen', async () => {
    desk.clock.pass(4 * MINUTE_MS)
    desk.touch()
    desk.clock.pass(5 * MINUTE_MS - 1)
    expect(desk.room.callerOf(1).locked).toBe(false)
    desk.clock.pass(1)
    expect(desk.room.callerOf(1).locked).toBe(true)
    expect(desk.pushed).toMatchObject([[1, { locked: true, officer: { login: 'lan' } }]])
    expect((await desk.log()).at(-1)).toBe('screen.locked by Nguyễn Thị Lan')
  })

  it('locks once, and a touch does not unlock it', () => {
    desk.clock.pass(5 * MINUTE_MS)
    desk.touch()
    desk.clock.pass(60 * MINUTE_MS)
    expect(desk.pushed).toHaveLength(1)
    expect(desk.room.callerOf(1).locked).toBe(true)
  })

  it('locks in time whatever the wall clock says', () => {
    desk.clock.setWall(0)
    desk.clock.pass(5 * MINUTE_MS)
    expect(desk.room.callerOf(1).locked).toBe(true)
  })

  it('lets the core go on behind the lock', async () => {
    desk.clock.pass(5 * MINUTE_MS)
    expect(desk.database.store).toBeDefined()
    expect(desk.work(v7())).toBeDefined()
    await desk.unlock(LAN.pin)
  })

  it('stays alone: the others are not locked with it', async () => {
    await desk.add(MAI)
    await desk.signIn('mai', MAI.passphrase, 2)
    desk.clock.pass(3 * MINUTE_MS)
    desk.touch(2)
    desk.clock.pass(2 * MINUTE_MS)
    expect([1, 2].map((screen) => desk.room.callerOf(screen).locked)).toEqual([true, false])
    desk.room.lock()
    expect(desk.room.callerOf(2).locked).toBe(true)
  })
})

describe('after a crash of the core', () => {
  it('officers sit where they sat, locked as they were', async () => {
    const { draftKey } = await desk.found()
    await desk.add(MAI)
    await desk.signIn('mai', MAI.passphrase, 2)
    desk.lock(1)
    const resume = desk.held ?? new Uint8Array()
    desk.restart()
    expect(await desk.room.importResume(resume)).toBe(true)
    expect([1, 2].map((screen) => desk.room.callerOf(screen))).toMatchObject([
      { officer: { login: 'lan' }, locked: true },
      { officer: { login: 'mai' }, locked: false },
    ])
    expect((await desk.unlock(LAN.pin)).draftKey).toEqual(draftKey)
    desk.clock.pass(5 * MINUTE_MS)
    expect(desk.room.callerOf(2).locked).toBe(true)
  })

  it('a resume that is garbage, or of another desk, changes nothing', async () => {
    await desk.found()
    const resume = Uint8Array.from(desk.held ?? [])
    desk.restart()
    expect(await desk.room.importResume(new Uint8Array([1, 2, 3]))).toBe(false)
    resume[5] = (resume[5] ?? 0) ^ 1
    expect(await desk.room.importResume(resume)).toBe(false)
    expect(desk.reports).toMatchObject([{ code: 'store.wrong-key' }])
    expect(desk.held).toBeNull()
    await desk.signIn('lan', LAN.passphrase)
  })
})

describe('officers', () => {
  beforeEach(() => desk.found())

  it('have logins of their own and secrets that nobody guesses', async () => {
    expect(await codeOf(desk.add({ ...MAI, login: 'lan' }))).toBe('people.name-taken')
    expect(await codeOf(desk.add({ ...MAI, passphrase: 'đồng cỏ xanh mát' }))).toBe('answered')
    expect(await codeOf(desk.add({ ...MAI, login: 'hoa', passphrase: 'Đông Sơn xanh mát' }))).toBe(
      'people.weak-passphrase',
    )
    expect(await codeOf(desk.add({ ...MAI, login: 'hoa', pin: '1990' }))).toBe('people.weak-pin')
    expect(desk.state().logins).toEqual(['lan', 'mai'])
  })

  it('whose adding broke off can be added again, and cannot sign in before', async () => {
    const { ledger } = desk.database
    if (ledger === undefined) throw new Error('the desk is open')
    const append = ledger.append.bind(ledger)
    ledger.append = () => {
      throw new DeskError('store.disk-full')
    }
    expect(await codeOf(desk.add(MAI))).toBe('store.disk-full')
    ledger.append = append
    expect(await codeOf(desk.signIn('mai', MAI.passphrase, 2))).toBe('people.unknown-officer')
    expect(desk.room.callerOf(1).officer?.login).toBe('lan')
    const mai = await desk.add(MAI)
    expect((await desk.signIn('mai', MAI.passphrase, 2)).session.officer).toEqual(mai)
    expect((await desk.room.handlers['officers.list']({}, desk.caller(1))).map(({ login }) => login)).toEqual([
      'lan',
      'mai',
    ])
  })

  it('can lock their screens on a full disk; the ledger hears of it later', async () => {
    const { ledger } = desk.database
    if (ledger === undefined) throw new Error('the desk is open')
    const append = ledger.append.bind(ledger)
    ledger.append = () => {
      throw new DeskError('store.disk-full')
    }
    desk.lock()
    expect(desk.room.callerOf(1).locked).toBe(true)
    expect(desk.reports).toMatchObject([{ code: 'store.disk-full' }])
    ledger.append = append
    await desk.unlock(LAN.pin)
    expect((await desk.log()).slice(-2)).toEqual([
      'screen.locked by Nguyễn Thị Lan',
      'screen.unlocked by Nguyễn Thị Lan',
    ])
  })
})
