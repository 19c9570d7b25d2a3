import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { describe, expect, it, onTestFinished } from 'vitest'
import { seedDemonstration } from '../../../main/core/demonstration/index.ts'
import { createPeopleRoom } from '../../../main/core/people/index.ts'
import { Rooms } from '../../../main/core/rooms.ts'
import { NewOfficer, type SignedInCaller } from '../../../shared/contract/index.ts'
import { DEMONSTRATION_OFFICERS, DEMONSTRATION_TOKEN_PIN } from '../../../shared/people/demonstration.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { findPassphraseWeakness, findPinWeakness } from '../../../shared/people/secrets.ts'
import { DeskProcess } from '../host/desk-process.ts'

function refuseTrouble(task: string, failure: unknown): never {
  throw new Error(task, { cause: failure })
}

function freshDirectory(): string {
  const parent = mkdtempSync(join(tmpdir(), 'demonstration-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  return join(parent, 'desk')
}

/** Seeds a demonstration at a time and opens it as its clerk. */
async function demonstrationAt(now: number) {
  const directory = freshDirectory()
  await seedDemonstration({ directory, applicationVersion: '0.1.0', now, report: refuseTrouble })
  const rooms = new Rooms({
    directory,
    applicationVersion: '0.1.0',
    osSecret: false,
    now: () => now,
    changed: () => undefined,
    tell: () => undefined,
    scanChanged: () => undefined,
    signingChanged: () => undefined,
    seatOf: () => 'here',
    trustAuthority: null,
    demonstration: true,
    startHost: () => {
      throw new Error('nothing works on pictures here')
    },
    report: refuseTrouble,
  })
  const people = createPeopleRoom({
    directory,
    osSecret: null,
    demonstration: true,
    database: rooms,
    push: () => undefined,
    hold: () => undefined,
    report: (failure) => refuseTrouble('people', failure),
  })
  onTestFinished(() => people.close())
  const { login, passphrase } = DEMONSTRATION_OFFICERS.clerk
  const { session } = await people.handlers['session.open'](
    { login, secret: { kind: 'passphrase', passphrase } },
    people.callerOf(1),
  )
  const clerk: SignedInCaller = {
    screen: 1,
    officer: session.officer,
    rights: rightsOf(['clerk']),
    locked: false,
    mustChange: false,
  }
  if (rooms.opened === undefined) throw new Error('the desk did not open')
  return { directory, clerk, handlers: rooms.opened.handlers, ledger: rooms.opened.ledger, people }
}

/** 10:00 at the desk on that day. */
const morning = (isoDate: string): number => Date.parse(`${isoDate}T10:00:00+07:00`)

describe('the demonstration commune', () => {
  it('has dossiers in every state, and work for today', async () => {
    const { handlers, clerk, ledger } = await demonstrationAt(morning('2026-11-24'))
    const counts = await handlers['dossiers.counts']({}, clerk)
    // Within hours of its due time a dossier counts as at risk.
    expect(counts.dueToday + counts.atRisk).toBeGreaterThan(0)
    expect(counts.overdue).toBeGreaterThan(0)
    expect(counts.awaitingReturn).toBeGreaterThan(0)
    expect(counts.open).toBeGreaterThan(15)
    const { rows } = await handlers['dossiers.search'](
      { text: '', states: [], procedure: null, queue: 'all', limit: 200, after: null },
      clerk,
    )
    expect(rows.length).toBeGreaterThanOrEqual(40)
    expect(new Set(rows.map(({ state }) => state))).toEqual(
      new Set(['received', 'processing', 'deciding', 'done', 'returned', 'refused']),
    )
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    expect(await ledger.verify()).toMatchObject({ ok: true })
  })

  it('has a history that begins in office hours and ends before now', async () => {
    const now = morning('2026-11-24')
    const { handlers, clerk } = await demonstrationAt(now)
    const { rows } = await handlers['dossiers.search'](
      { text: '', states: ['returned'], procedure: null, queue: 'all', limit: 200, after: null },
      clerk,
    )
    for (const { id } of rows) {
      const { history } = await handlers['dossiers.view']({ id }, clerk)
      const times = history.map(({ at }) => at)
      expect(times).toEqual([...times].sort((one, other) => one - other))
      expect(Math.max(...times)).toBeLessThanOrEqual(now)
    }
  })

  it.each(['2026-11-22', '2027-02-08', '2026-07-01', '2027-05-01'])(
    'can be made on %s, whatever day that is',
    async (day) => {
      const { handlers, clerk } = await demonstrationAt(morning(day))
      expect(await handlers['dossiers.counts']({}, clerk)).toMatchObject({ awaitingReturn: 5 })
    },
  )

  it('lets its leader sign what waits, with a practice token and its published PIN', async () => {
    const { handlers, people } = await demonstrationAt(Date.now())
    const { login, passphrase } = DEMONSTRATION_OFFICERS.leader
    const secret = { kind: 'passphrase', passphrase } as const
    const { session } = await people.handlers['session.open']({ login, secret }, people.callerOf(2))
    const rights = rightsOf(session.officer.roles)
    const leader: SignedInCaller = { screen: 2, officer: session.officer, rights, locked: false, mustChange: false }
    const { tokens, trainingAllowed } = await handlers['signing.tokens']({}, leader)
    expect(trainingAllowed).toBe(true)
    const own = tokens.find(({ label }) => label.includes(session.officer.name))
    const certificate = own?.certificates[0]?.fingerprint ?? ''
    const key = { token: own?.serial ?? '', certificate }
    expect(await handlers['signing.check'](key, leader)).toMatchObject({ faults: [], owner: 'officer' })

    const { files } = await handlers['signing.awaiting']({ limit: 10 }, leader)
    const items = files.flatMap(({ row, revision, kind, file }) =>
      kind !== 'approval' || file === null
        ? []
        : [{ dossier: row.id, revision, signed: file.signed, of: file.file.address, place: null }],
    )
    expect(items.length).toBeGreaterThanOrEqual(3)
    const run = v7()
    await handlers['signing.start']({ run, kind: 'approval', ...key, items }, leader)
    const state = async () => (await handlers['signing.run']({ run }, leader)).state
    await expect.poll(state, { timeout: 20_000 }).toBe('asking-pin')
    await handlers['signing.give-pin']({ run, pin: Buffer.from(DEMONSTRATION_TOKEN_PIN) }, leader)
    await expect.poll(state, { timeout: 20_000 }).toBe('ended')
    const ended = await handlers['signing.run']({ run }, leader)
    expect(ended).toMatchObject({ isTraining: true, failure: null })
    expect(ended.items.map((item) => [item.state, item.failure])).toEqual(items.map(() => ['signed', null]))

    const [first] = ended.items
    const { report } = await handlers['signing.verify'](
      { dossier: first?.dossier ?? '', address: first?.file ?? '' },
      leader,
    )
    // Nobody answers about revocation of practice certificates, so nothing is ever called valid.
    expect(report.signatures).toMatchObject([{ verdict: 'unchecked', faults: [], isIntact: true }])
    expect(report.signatures[0]?.reason).toContain('HUẤN LUYỆN')
  })

  it('has officers whose published secrets a real desk would take', () => {
    for (const { login, passphrase, pin } of Object.values(DEMONSTRATION_OFFICERS)) {
      expect(findPassphraseWeakness(passphrase, [login, 'Đông Hòa'])).toBeUndefined()
      expect(findPinWeakness(pin)).toBeUndefined()
      expect(NewOfficer.shape.pin.safeParse(pin).success).toBe(true)
    }
  })
})

describe('a core that is started for demonstration', () => {
  it('makes the commune once, and lets its clerk in by the published secret', async () => {
    const desk = await DeskProcess.start({ demonstration: true })
    const screen = desk.seat(1)
    const { login, passphrase } = DEMONSTRATION_OFFICERS.clerk
    expect(await screen.ask('desk.state', {})).toMatchObject({ founded: true, demonstration: true, session: null })
    await screen.ask('session.open', { login, secret: { kind: 'passphrase', passphrase } })
    const before = await screen.ask('dossiers.counts', {})
    desk.kill()
    await screen.heard('core.back')
    expect(await screen.ask('dossiers.counts', {})).toEqual(before)
    expect(desk.logged.filter((line) => line.includes('demonstration'))).toEqual([])
  })

  it('clears away what a crash left half-made', async () => {
    const directory = freshDirectory()
    mkdirSync(`${directory}.new`)
    writeFileSync(join(`${directory}.new`, 'desk.db'), 'half')
    await seedDemonstration({
      directory,
      applicationVersion: '0.1.0',
      now: morning('2026-11-24'),
      report: refuseTrouble,
    })
    expect(existsSync(directory)).toBe(true)
    expect(existsSync(`${directory}.new`)).toBe(false)
  })

  it('is a real desk otherwise: nothing is made where it was not asked for', async () => {
    const desk = await DeskProcess.start()
    expect(await desk.seat(1).ask('desk.state', {})).toMatchObject({ founded: false, demonstration: false })
    expect(existsSync(desk.directory)).toBe(false)
  })
})
