import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEYRING_FILE, readKeyring } from '../../../main/core/people/keyring.ts'
import type { ResponseEnvelope } from '../../../shared/contract/envelope.ts'
import { createGate } from '../../../shared/contract/gate.ts'
import { CONTRACT_VERSION, type CoreCallName, type OfficerView, peopleCalls } from '../../../shared/contract/index.ts'
import { codeOf, LAN, MAI, TestDesk } from './desk.ts'

const ONCE = { passphrase: 'cánh diều bay trên đê', pin: '582904' }
const OWN = { passphrase: 'mùa hoa gạo đỏ bến sông', pin: '619370' }
const IT_OFFICER = { ...MAI, name: 'Phan Văn Tin', login: 'tin', roles: ['it'] } satisfies typeof MAI
const REASON = 'Chuyển công tác'

let directory: string
let desk: TestDesk
let mai: OfficerView
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'officer-changes-'))
  desk = new TestDesk(directory)
  await desk.found()
  mai = await desk.add(MAI)
})
afterEach(() => {
  desk.database.close()
  rmSync(directory, { recursive: true, force: true })
})

const keyringFile = (): string => join(directory, KEYRING_FILE)
const logins = (): string[] => readKeyring(readFileSync(keyringFile(), 'utf8')).officers.map(({ login }) => login)

/** What the gate answers a screen. */
function ask(call: CoreCallName, input: unknown, screen = 1): Promise<ResponseEnvelope> {
  const gate = createGate({
    contract: peopleCalls,
    handlers: () => desk.room.handlers,
    callerOf: (asking) => desk.room.callerOf(asking),
    report: (_call, failure) => desk.reports.push(failure),
  })
  return gate({ v: CONTRACT_VERSION, id: 7, call, input }, screen)
}

async function answerTo(call: CoreCallName, input: unknown, screen = 1): Promise<string> {
  const answer = await ask(call, input, screen)
  return answer.kind === 'error' ? answer.error.code : answer.kind
}

const provedBy = (secret: string) =>
  /^\d+$/.test(secret) ? { kind: 'pin', pin: secret } : { kind: 'passphrase', passphrase: secret }

const change = (proof: string, chosen: { passphrase?: string; pin?: string }, screen = 1): Promise<string> =>
  answerTo('officers.change-secret', { current: provedBy(proof), passphrase: null, pin: null, ...chosen }, screen)

const reset = (officer: string = mai.id, screen = 1): Promise<string> =>
  answerTo('officers.reset-access', { officer, ...ONCE }, screen)

const retire = (officer: string = mai.id, screen = 1): Promise<string> =>
  answerTo('officers.retire', { officer, reason: REASON }, screen)

const setRoles = (officer: string, roles: readonly string[], screen = 1): Promise<string> =>
  answerTo('officers.set-roles', { officer, roles, position: 'Phó Giám đốc', reason: REASON }, screen)

/** A copy of the key file as it is now. */
function copyOfKeyFile(): string {
  const copy = join(directory, 'before.json')
  copyFileSync(keyringFile(), copy)
  return copy
}

/** Lets no transaction on the database end well from now on; what is done to the key file stays. */
function losingCommits(): void {
  const { store } = desk.database
  if (store === undefined) throw new Error('the desk is open')
  const transaction = store.transaction.bind(store)
  store.transaction = (act) =>
    transaction(() => {
      act()
      throw new Error('the power failed')
    })
}

describe('secrets of one’s own', () => {
  it('are changed once the old passphrase is proved, and hold from then on', async () => {
    expect(await change(LAN.passphrase, OWN)).toBe('ok')
    desk.lock()
    expect(await codeOf(desk.unlock(LAN.pin))).toBe('people.wrong-secret')
    await desk.unlock(OWN.pin)
    desk.room.close()
    desk.restart()
    expect(await codeOf(desk.signIn('lan', LAN.passphrase))).toBe('people.wrong-secret')
    await desk.signIn('lan', OWN.passphrase)
    expect((await desk.log()).filter((line) => line.startsWith('officer.secret-changed'))).toEqual([
      'officer.secret-changed by Nguyễn Thị Lan of lan',
      'officer.secret-changed by Nguyễn Thị Lan of lan',
    ])
  })

  it('leave the drafts of the officer readable', async () => {
    desk.lock()
    const { draftKey } = await desk.unlock(LAN.pin)
    expect(await change(LAN.passphrase, OWN)).toBe('ok')
    desk.lock()
    expect((await desk.unlock(OWN.pin)).draftKey).toEqual(draftKey)
  })

  it('a PIN may be proved by the PIN before, a passphrase by none', async () => {
    expect(await change(LAN.pin, { pin: OWN.pin })).toBe('ok')
    expect(await change(OWN.pin, { passphrase: OWN.passphrase })).toBe('people.passphrase-needed')
    expect(await change(LAN.pin, { pin: '730294' })).toBe('people.wrong-secret')
  })

  it('must be new, hard to guess, and at least one of them', async () => {
    expect(await change(LAN.passphrase, { passphrase: LAN.passphrase.normalize('NFD') })).toBe('people.same-secret')
    expect(await change(LAN.passphrase, { pin: LAN.pin })).toBe('people.same-secret')
    expect(await change(LAN.passphrase, { passphrase: 'Nguyễn Thị Lan ơi' })).toBe('people.weak-passphrase')
    expect(await change(LAN.passphrase, { pin: '123456' })).toBe('people.weak-pin')
    expect(await change(LAN.passphrase, {})).toBe('gate.bad-input')
    desk.lock()
    await desk.unlock(LAN.pin)
  })

  it('are not changed by guessing the old one: tries are counted, wait and stand in the log', async () => {
    for (const guess of ['nước non ngàn dặm', 'con cò bay lả', '904512']) {
      expect(await change(guess, { pin: OWN.pin })).toBe('people.wrong-secret')
    }
    expect(await change(LAN.passphrase, { pin: OWN.pin })).toBe('people.wait')
    desk.clock.pass(5_000)
    expect(await change(LAN.passphrase, { pin: OWN.pin })).toBe('ok')
    const log = await desk.log()
    expect(log.filter((line) => line.endsWith('of lan') && line.includes('failed'))).toHaveLength(3)
  })

  it('are not changed from a locked screen', async () => {
    desk.lock()
    expect(await change(LAN.passphrase, OWN)).toBe('gate.locked')
  })

  it('cut off before the database: the old PIN and the new open the lock, the new stays', async () => {
    const osSecret = randomBytes(32)
    desk.room.close()
    desk.restart(osSecret)
    await desk.signIn('lan', LAN.passphrase)
    desk.lock()
    await desk.unlock(LAN.pin)
    losingCommits()
    expect(await change(LAN.passphrase, OWN)).toBe('core.unexpected')
    desk.restart()
    await desk.signIn('lan', OWN.passphrase)
    desk.lock()
    await desk.unlock(OWN.pin)
    desk.lock()
    expect(await codeOf(desk.unlock(LAN.pin))).toBe('people.wrong-secret')
    desk.room.close()
    desk.restart()
    await desk.signIn('lan', OWN.pin)
  })

  it('are not changed in the key file when the ledger cannot keep it', async () => {
    const { ledger } = desk.database
    if (ledger === undefined) throw new Error('the desk is open')
    ledger.append = () => {
      throw new Error('the disk is full')
    }
    expect(await change(LAN.passphrase, OWN)).toBe('core.unexpected')
    desk.restart()
    await desk.signIn('lan', LAN.passphrase)
  })
})

describe('access that was reset', () => {
  it('lets in with secrets for once, and with them only to choose others', async () => {
    expect(await reset()).toBe('ok')
    expect(await codeOf(desk.signIn('mai', MAI.passphrase, 2))).toBe('people.wrong-secret')
    const { session } = await desk.signIn('mai', ONCE.passphrase, 2)
    expect(session.mustChange).toBe(true)
    expect(await answerTo('officers.list', {}, 2)).toBe('gate.must-change')
    expect(await answerTo('session.touch', {}, 2)).toBe('ok')
    expect(await answerTo('session.lock', {}, 2)).toBe('ok')
    expect(await answerTo('session.unlock', { pin: ONCE.pin }, 2)).toBe('ok')

    expect(await change(ONCE.passphrase, { passphrase: OWN.passphrase }, 2)).toBe('gate.must-change')
    expect(await change(ONCE.pin, { pin: OWN.pin }, 2)).toBe('gate.must-change')
    expect(await change(ONCE.passphrase, { ...ONCE, pin: OWN.pin }, 2)).toBe('people.same-secret')
    expect(await change(ONCE.passphrase, { ...ONCE, passphrase: OWN.passphrase }, 2)).toBe('people.same-secret')
    const changed = await ask(
      'officers.change-secret',
      { current: provedBy(ONCE.passphrase), passphrase: OWN.passphrase, pin: OWN.pin },
      2,
    )
    expect(changed).toMatchObject({ kind: 'ok', output: { mustChange: false } })
    expect(await answerTo('officers.list', {}, 2)).toBe('ok')
    desk.room.close()
    desk.restart()
    expect((await desk.signIn('mai', OWN.passphrase)).session.mustChange).toBe(false)
  })

  it('holds at once for an officer at another screen, who is told', async () => {
    await desk.signIn('mai', MAI.passphrase, 2)
    expect(await reset()).toBe('ok')
    expect(desk.pushed.at(-1)).toMatchObject([2, { mustChange: true }])
    expect(await answerTo('officers.list', {}, 2)).toBe('gate.must-change')
  })

  it('is for others, who serve, by those who manage officers', async () => {
    expect(await reset(desk.caller(1).officer.id)).toBe('people.not-oneself')
    await desk.signIn('mai', MAI.passphrase, 2)
    expect(await reset(desk.caller(1).officer.id, 2)).toBe('gate.forbidden')
    expect(await retire()).toBe('ok')
    expect(await reset()).toBe('people.unknown-officer')
  })

  it('cut off before the key file: secrets for once never let in without a change', async () => {
    const before = copyOfKeyFile()
    await reset()
    copyFileSync(before, keyringFile())
    desk.restart()
    expect(await codeOf(desk.signIn('mai', ONCE.passphrase))).toBe('people.wrong-secret')
    expect((await desk.signIn('mai', MAI.passphrase)).session.mustChange).toBe(true)
    desk.leave()
    await desk.signIn('lan', LAN.passphrase)
    expect(await reset()).toBe('ok')
    expect((await desk.signIn('mai', ONCE.passphrase, 2)).session.mustChange).toBe(true)
  })

  it('is not given when the ledger cannot keep it', async () => {
    losingCommits()
    expect(await reset()).toBe('core.unexpected')
    desk.restart()
    await desk.signIn('mai', MAI.passphrase)
  })

  it('is the same when the ledger is replayed', async () => {
    await reset()
    const before = desk.database.ledger?.projectionDigest('people')
    await desk.database.ledger?.rebuild()
    expect(desk.database.ledger?.projectionDigest('people')).toBe(before)
    expect((await desk.signIn('mai', ONCE.passphrase, 2)).session.mustChange).toBe(true)
  })
})

describe('an officer who left', () => {
  it('is signed out everywhere, never comes in again, and keeps their name on what they did', async () => {
    await desk.signIn('mai', MAI.passphrase, 2)
    const dossier = '01932f00-0000-7000-8000-0000000000aa'
    expect(desk.work(dossier, 2)).toBe(mai.id)
    expect(await retire()).toBe('ok')
    expect(desk.room.callerOf(2).officer).toBeNull()
    expect(desk.pushed.at(-1)).toEqual([2, null])
    expect(logins()).toEqual(['lan'])
    expect(desk.state().logins).toEqual(['lan'])
    for (const secret of [MAI.passphrase, MAI.pin]) {
      expect(await codeOf(desk.signIn('mai', secret, 2))).toBe('people.unknown-officer')
    }
    const list = await desk.room.handlers['officers.list']({}, desk.caller(1))
    expect(list.find(({ id }) => id === mai.id)).toMatchObject({
      name: MAI.name,
      roles: [],
      retiredAt: desk.clock.now(),
    })
    expect(desk.database.ledger?.history(dossier).at(-1)?.officer).toBe(mai.id)
  })

  it('leaves their login to nobody', async () => {
    await retire()
    expect(await codeOf(desk.add({ ...MAI, name: 'Trần Ngọc Mận' }))).toBe('people.name-taken')
  })

  it('does not come in with a key file from before', async () => {
    const before = copyOfKeyFile()
    await retire()
    copyFileSync(before, keyringFile())
    expect(await codeOf(desk.signIn('mai', MAI.passphrase, 2))).toBe('people.unknown-officer')
    desk.room.close()
    desk.restart()
    expect(await codeOf(desk.signIn('mai', MAI.passphrase, 2))).toBe('people.unknown-officer')
    expect(desk.database.store).toBeUndefined()
  })

  it('is not put back at their screen after a crash of the core', async () => {
    await desk.signIn('mai', MAI.passphrase, 2)
    const resume = Uint8Array.from(desk.held ?? [])
    await retire()
    desk.restart()
    expect(await desk.room.importResume(resume)).toBe(true)
    expect([1, 2].map((screen) => desk.room.callerOf(screen).officer?.login)).toEqual(['lan', undefined])
  })

  it('cut off after the key file: they cannot sign in, and it is done again', async () => {
    losingCommits()
    expect(await retire()).toBe('core.unexpected')
    desk.restart()
    expect(await codeOf(desk.signIn('mai', MAI.passphrase))).toBe('people.unknown-officer')
    await desk.signIn('lan', LAN.passphrase)
    expect(await reset()).toBe('ok')
    expect(await retire()).toBe('ok')
    expect(await retire()).toBe('people.unknown-officer')
  })

  it('is not oneself', async () => {
    expect(await retire(desk.caller(1).officer.id)).toBe('people.not-oneself')
    expect(logins()).toEqual(['lan', 'mai'])
  })

  it('cannot end the access of who ended theirs: somebody is left who manages officers', async () => {
    const lan = desk.caller(1).officer
    await setRoles(mai.id, ['chief'])
    await desk.signIn('mai', MAI.passphrase, 2)
    const answers = await Promise.all([retire(mai.id), retire(lan.id, 2)])
    expect(answers).toEqual(['ok', 'gate.not-signed-in'])
    expect(await answerTo('officers.add', IT_OFFICER)).toBe('ok')
  })
})

describe('roles', () => {
  it('hold at once, at every screen of the officer, and after a restart', async () => {
    await desk.signIn('mai', MAI.passphrase, 2)
    expect(await answerTo('security.log', { limit: 1 }, 2)).toBe('gate.forbidden')
    expect(await setRoles(mai.id, ['chief'])).toBe('ok')
    expect(desk.pushed.at(-1)).toMatchObject([2, { officer: { roles: ['chief'], position: 'Phó Giám đốc' } }])
    expect(await answerTo('security.log', { limit: 1 }, 2)).toBe('ok')
    desk.room.close()
    desk.restart()
    expect((await desk.signIn('mai', MAI.passphrase)).session.rights).toContain('decide')
  })

  it('of the last who manages officers stay', async () => {
    const lan = desk.caller(1).officer
    expect(await setRoles(lan.id, ['clerk', 'records'])).toBe('people.last-manager')
    await desk.add(IT_OFFICER)
    expect(await setRoles(lan.id, ['clerk', 'records'])).toBe('ok')
    expect(await setRoles(mai.id, ['clerk'])).toBe('gate.forbidden')
  })

  it('of IT show whom they manage, and nothing of the work', async () => {
    await desk.add(IT_OFFICER)
    await desk.signIn('tin', IT_OFFICER.passphrase, 2)
    expect(await answerTo('officers.list', {}, 2)).toBe('ok')
    expect(desk.caller(2).rights.has('read')).toBe(false)
  })

  it('of somebody who left are not given', async () => {
    await retire()
    expect(await setRoles(mai.id, ['clerk'])).toBe('people.unknown-officer')
  })
})

describe('another officer at the same screen', () => {
  it('takes it over with their PIN while the desk is open, drafts apart, work under their own name', async () => {
    const lan = desk.caller(1).officer
    desk.lock()
    const lanAgain = await desk.unlock(LAN.pin)
    desk.lock()
    const taken = await desk.signIn('mai', MAI.pin)
    expect(taken.session.officer.login).toBe('mai')
    expect(taken.draftKey).not.toEqual(lanAgain.draftKey)
    expect(desk.work('01932f00-0000-7000-8000-0000000000ab')).toBe(mai.id)
    desk.lock()
    const back = await desk.signIn('lan', LAN.pin)
    expect(back.draftKey).toEqual(lanAgain.draftKey)
    expect(desk.work('01932f00-0000-7000-8000-0000000000ac')).toBe(lan.id)
    expect(desk.database.openings).toBe(1)
  })

  it('does not take it over with the PIN of who locked it, and waits alone', async () => {
    desk.lock()
    for (const wrong of [LAN.pin, LAN.pin, LAN.pin]) {
      expect(await codeOf(desk.signIn('mai', wrong))).toBe('people.wrong-secret')
    }
    expect(await codeOf(desk.signIn('mai', MAI.pin))).toBe('people.wait')
    expect(desk.room.callerOf(1)).toMatchObject({ officer: { login: 'lan' }, locked: true })
    await desk.unlock(LAN.pin)
  })
})
