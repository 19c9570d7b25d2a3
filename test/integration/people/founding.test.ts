import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEYRING_FILE, readKeyring, writeKeyring } from '../../../main/core/people/keyring.ts'
import { createGate } from '../../../shared/contract/gate.ts'
import { CONTRACT_VERSION, type CoreCallName, peopleCalls } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { codeOf, LAN, MAI, PROFILE, TestDesk } from './desk.ts'

let directory: string
let keyringFile: string
let desk: TestDesk
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'founding-'))
  keyringFile = join(directory, KEYRING_FILE)
  desk = new TestDesk(directory)
})
afterEach(() => {
  desk.database.close()
  rmSync(directory, { recursive: true, force: true })
})

/** What the founding wizard is answered with another officer than Lan. */
const foundWith = (officer: Partial<typeof LAN>): Promise<unknown> =>
  Promise.resolve().then(() =>
    desk.room.handlers['desk.found']({ desk: PROFILE, officer: { ...LAN, ...officer } }, desk.room.callerOf(1)),
  )

describe('the founding', () => {
  it('is done once', async () => {
    await desk.found()
    expect(await codeOf(desk.found())).toBe('people.desk-exists')
    desk.room.close()
    desk.restart()
    expect(await codeOf(desk.found())).toBe('people.desk-exists')
    await desk.signIn('lan', LAN.passphrase)
  })

  it('asked for twice at once makes one desk', async () => {
    const outcomes = await Promise.all([codeOf(desk.found()), codeOf(desk.found(2))])
    expect(outcomes).toEqual(['answered', 'people.desk-exists'])
    expect((await desk.log()).filter((line) => line.startsWith('desk.founded'))).toHaveLength(1)
  })

  it('needs secrets that nobody guesses, and an officer who can add others', async () => {
    expect(await codeOf(foundWith({ passphrase: 'đông sơn đông sơn quê em' }))).toBe('people.weak-passphrase')
    expect(await codeOf(foundWith({ pin: '1234' }))).toBe('people.weak-pin')
    expect(await codeOf(foundWith({ roles: ['clerk'] }))).toBe('gate.bad-input')
    expect(desk.state().founded).toBe(false)
    await desk.found()
  })

  it('can be repeated when the database could not be made', async () => {
    const open = desk.database.open.bind(desk.database)
    desk.database.open = () => Promise.reject(new DeskError('store.disk-full'))
    expect(await codeOf(desk.found())).toBe('store.disk-full')
    expect(desk.state()).toMatchObject({ founded: false, session: null })
    desk.database.open = open
    await desk.found()
    expect(desk.state()).toMatchObject({ founded: true, logins: ['lan'] })
  })

  it('can be repeated when the first events could not be written', async () => {
    const open = desk.database.open.bind(desk.database)
    desk.database.open = async (key, options) => {
      const opened = await open(key, options)
      opened.ledger.append = () => {
        throw new DeskError('store.disk-full')
      }
      return opened
    }
    expect(await codeOf(desk.found())).toBe('store.disk-full')
    expect(desk.database.key).toEqual(Buffer.alloc(32))
    expect(desk.database.store).toBeUndefined()
    desk.database.open = open
    await desk.found()
  })

  it('can be repeated when the power failed between the database and the key file', async () => {
    const open = desk.database.open.bind(desk.database)
    let halfMade = ''
    desk.database.open = (key, options) => {
      halfMade = readFileSync(keyringFile, 'utf8')
      return open(key, options)
    }
    await desk.found()
    writeFileSync(keyringFile, halfMade)
    desk.restart()

    expect(desk.state()).toMatchObject({ founded: false, logins: [], session: null })
    expect(await codeOf(desk.signIn('lan', LAN.passphrase))).toBe('people.no-desk')
    await desk.found()
    expect(await desk.log()).toEqual([
      'desk.founded by Nguyễn Thị Lan',
      'officer.added by Nguyễn Thị Lan of lan',
      'officer.signed-in by Nguyễn Thị Lan',
    ])
  })

  it('overtaken by sleep leaves nothing open, and can be repeated', async () => {
    const founding = codeOf(desk.found())
    desk.room.suspend()
    expect(await founding).toBe('core.unavailable')
    expect(desk.database.store).toBeUndefined()
    await desk.found()
  })

  it('never replaces a database whose key file is gone', async () => {
    await desk.found()
    desk.room.close()
    rmSync(keyringFile)
    const database = readFileSync(join(directory, 'desk.db'))
    desk.restart()
    expect(() => desk.state()).toThrow(new DeskError('people.keyring-damaged'))
    expect(await codeOf(desk.found())).toBe('people.keyring-damaged')
    expect(readFileSync(join(directory, 'desk.db'))).toEqual(database)
  })

  it('makes guessing as dear as this machine allows, at least 64 MiB and three passes', async () => {
    desk = new TestDesk(directory, { isCheap: false })
    await desk.found()
    const [lan] = readKeyring(readFileSync(keyringFile, 'utf8')).officers
    expect(lan?.passphrase.stretching.memoryKib).toBeGreaterThanOrEqual(65_536)
    expect(lan?.passphrase.stretching.passes).toBe(3)
    desk.room.close()
    await desk.signIn('lan', LAN.passphrase)
  })
})

describe('a tampered key file', () => {
  it('gives a clear answer whichever byte was changed, opens nothing and counts nothing', async () => {
    await desk.found()
    desk.room.close()
    const sound = readFileSync(keyringFile)
    const codes = new Set<string>()
    for (let index = 0; index < sound.length - 1; index += 1) {
      const damaged = Buffer.from(sound)
      damaged[index] = (damaged[index] ?? 0) ^ 0x01
      writeFileSync(keyringFile, damaged)
      codes.add(await codeOf(desk.signIn('lan', LAN.passphrase)))
      codes.add(await codeOf(desk.found()))
    }
    expect([...codes]).toEqual(['people.keyring-damaged'])
    writeFileSync(keyringFile, sound)
    await desk.signIn('lan', LAN.passphrase)
  })

  it('with a changed wrap and a checksum made to fit opens nothing', async () => {
    await desk.found()
    desk.room.close()
    const keyring = readKeyring(readFileSync(keyringFile, 'utf8'))
    const [lan] = keyring.officers
    if (lan === undefined) throw new Error('the keyring has its first officer')
    const sealed = lan.passphrase.sealed.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    const forged = { ...lan, passphrase: { ...lan.passphrase, sealed } }
    writeFileSync(keyringFile, writeKeyring({ ...keyring, officers: [forged] }))
    expect(await codeOf(desk.signIn('lan', LAN.passphrase))).toBe('people.wrong-secret')
    writeFileSync(keyringFile, writeKeyring({ ...keyring, officers: [{ ...lan, login: 'mai' }] }))
    expect(await codeOf(desk.signIn('mai', LAN.passphrase))).toBe('people.wrong-secret')
    expect(desk.database.openings).toBe(1)
  })

  it('that belongs to another desk does not open this one', async () => {
    await desk.found()
    desk.room.close()
    const own = readFileSync(keyringFile)
    const elsewhere = mkdtempSync(join(tmpdir(), 'founding-'))
    const other = new TestDesk(elsewhere)
    await other.found()
    other.room.close()
    writeFileSync(keyringFile, readFileSync(join(elsewhere, KEYRING_FILE)))
    rmSync(elsewhere, { recursive: true })

    expect(await codeOf(desk.signIn('lan', LAN.passphrase))).toBe('store.wrong-key')
    expect(desk.database.key).toEqual(Buffer.alloc(32))
    writeFileSync(keyringFile, own)
    await desk.signIn('lan', LAN.passphrase)
  })
})

describe('the gate before this room', () => {
  const ask = async (call: CoreCallName, input: unknown, screen = 1): Promise<string> => {
    const gate = createGate({
      contract: peopleCalls,
      handlers: () => desk.room.handlers,
      callerOf: (asking) => desk.room.callerOf(asking),
      report: (_call, failure) => desk.reports.push(failure),
    })
    const answer = await gate({ v: CONTRACT_VERSION, id: 7, call, input }, screen)
    return answer.kind === 'error' ? answer.error.code : answer.kind
  }

  it('takes every answer of the room as the contract promises it', async () => {
    expect(await ask('desk.state', {})).toBe('ok')
    expect(await ask('desk.found', { desk: PROFILE, officer: LAN })).toBe('ok')
    expect(await ask('officers.add', MAI)).toBe('ok')
    for (const call of ['officers.list', 'session.touch', 'desk.state', 'session.lock'] as const) {
      expect(await ask(call, {}), call).toBe('ok')
    }
    expect(await ask('session.unlock', { pin: LAN.pin })).toBe('ok')
    expect(await ask('security.log', { limit: 500 })).toBe('ok')
    expect(await ask('session.close', {})).toBe('ok')
    const secret = { kind: 'passphrase', passphrase: MAI.passphrase }
    expect(await ask('session.open', { login: 'mai', secret })).toBe('ok')
    expect(desk.reports).toEqual([])
  })

  it('lets nobody act before the sign-in, behind a lock or beyond their role', async () => {
    expect(await ask('session.lock', {})).toBe('gate.not-signed-in')
    await desk.found()
    await desk.add(MAI)
    expect(await ask('security.log', { limit: 10 }, 2)).toBe('gate.not-signed-in')
    await desk.signIn('mai', MAI.passphrase, 2)
    expect(await ask('officers.list', {}, 2)).toBe('ok')
    expect(await ask('officers.add', { ...MAI, login: 'hoa' }, 2)).toBe('gate.forbidden')
    expect(await ask('security.log', { limit: 10 }, 2)).toBe('gate.forbidden')
    desk.lock(1)
    expect(await ask('officers.add', { ...MAI, login: 'hoa' }, 1)).toBe('gate.locked')
    expect(await ask('session.touch', {}, 1)).toBe('ok')
    expect(desk.state().logins).toEqual(['lan', 'mai'])
  })
})
