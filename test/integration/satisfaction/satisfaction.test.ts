import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEventRegistry, type Ledger, ledgerMigrations, openLedger } from '../../../main/core/ledger/index.ts'
import {
  AnswerTable,
  createSatisfactionProjection,
  createSatisfactionRoom,
  satisfactionEvents,
  satisfactionMigrations,
} from '../../../main/core/satisfaction/index.ts'
import { openStore, type Store } from '../../../main/core/store/index.ts'
import type { Caller, SignedInCaller } from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { refusalOf } from '../dossiers/dossier-desk.ts'

const NOW = Date.UTC(2026, 10, 20, 3, 0)
const LAN: SignedInCaller = {
  screen: 1,
  officer: { id: v7(), login: 'lan', name: 'Nguyễn Thị Lan', position: 'Công chức', roles: ['clerk'] },
  rights: rightsOf(['clerk']),
  locked: false,
  mustChange: false,
}
const CITIZEN: Caller = { screen: 2, officer: null, rights: new Set(), locked: false, mustChange: false }
const CONTENT = { timeliness: 3, attitude: 3, overall: 3 } as const
const ANGRY = { timeliness: 1, attitude: 2, overall: 1 } as const

let directory: string
let store: Store
let ledger: Ledger
let returned: Set<string>
let invitations: number
let changed: string[]
let survey: ReturnType<typeof createSatisfactionRoom>['handlers']

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'satisfaction-'))
  store = openStore({
    directory,
    key: randomBytes(32),
    applicationVersion: '0.1.0',
    migrations: [...ledgerMigrations, ...satisfactionMigrations],
    report: (_task, error) => {
      throw error
    },
  })
  const table = new AnswerTable(store)
  ledger = await openLedger({
    store,
    registry: createEventRegistry(satisfactionEvents),
    projections: [createSatisfactionProjection(table)],
    now: NOW,
    progress: () => undefined,
  })
  returned = new Set()
  invitations = 0
  changed = []
  survey = createSatisfactionRoom({
    store,
    ledger,
    table,
    isReturned: (dossier) => returned.has(dossier),
    now: () => NOW,
    invitationChanged: () => {
      invitations += 1
    },
    changed: (dossier) => changed.push(dossier),
  }).handlers
})
afterEach(() => {
  store.close()
  rmSync(directory, { recursive: true, force: true })
})

function returnedDossier(): string {
  const dossier = v7()
  returned.add(dossier)
  return dossier
}
const token = async () => (await survey['satisfaction.invitation']({}, CITIZEN)).token ?? ''

describe('the survey', () => {
  it('asks on the second screen without telling about whom, and keeps what the citizen touched', async () => {
    const dossier = returnedDossier()
    expect(await survey['satisfaction.invitation']({}, CITIZEN)).toEqual({ token: null })
    await survey['satisfaction.invite']({ dossier }, LAN)
    expect(await survey['satisfaction.of-dossier']({ dossier }, LAN)).toEqual({ survey: null, asked: true })
    expect(await token()).not.toBe(dossier)
    await survey['satisfaction.answer']({ token: await token(), answers: ANGRY }, CITIZEN)
    expect(await survey['satisfaction.of-dossier']({ dossier }, LAN)).toEqual({
      survey: { dossier, at: NOW, voice: 'citizen', answers: ANGRY },
      asked: false,
    })
    expect(await token()).toBe('')
    expect({ invitations, changed }).toEqual({ invitations: 2, changed: [dossier] })
    expect(ledger.history(dossier).map(({ type, officer }) => [type, officer])).toEqual([
      ['satisfaction.answered', LAN.officer.id],
    ])
  })

  it('takes one answer only: neither a second touch nor a changed mind of the officer', async () => {
    const dossier = returnedDossier()
    await survey['satisfaction.invite']({ dossier }, LAN)
    const first = await token()
    await survey['satisfaction.answer']({ token: first, answers: CONTENT }, CITIZEN)
    expect(
      await refusalOf(() => survey['satisfaction.answer']({ token: first, answers: ANGRY }, CITIZEN)),
    ).toMatchObject({
      code: 'satisfaction.no-invitation',
    })
    expect(await refusalOf(() => survey['satisfaction.note']({ dossier, answers: ANGRY }, LAN))).toMatchObject({
      code: 'satisfaction.answered',
    })
    expect(await refusalOf(() => survey['satisfaction.invite']({ dossier }, LAN))).toMatchObject({
      code: 'satisfaction.answered',
    })
    expect((await survey['satisfaction.of-dossier']({ dossier }, LAN)).survey?.answers).toEqual(CONTENT)
  })

  it('lets the officer note what was said, and says that it was the officer', async () => {
    const dossier = returnedDossier()
    await survey['satisfaction.invite']({ dossier }, LAN)
    const noted = await survey['satisfaction.note']({ dossier, answers: CONTENT }, LAN)
    expect(noted.voice).toBe('officer')
    expect(await token()).toBe('')
  })

  it('asks nobody before the result is handed over, nor after the question was withdrawn', async () => {
    const dossier = v7()
    expect(await refusalOf(() => survey['satisfaction.invite']({ dossier }, LAN))).toMatchObject({
      code: 'satisfaction.not-returned',
    })
    returned.add(dossier)
    await survey['satisfaction.invite']({ dossier }, LAN)
    const stale = await token()
    await survey['satisfaction.withdraw']({}, LAN)
    expect(
      await refusalOf(() => survey['satisfaction.answer']({ token: stale, answers: CONTENT }, CITIZEN)),
    ).toMatchObject({ code: 'satisfaction.no-invitation' })
    expect((await survey['satisfaction.of-dossier']({ dossier }, LAN)).survey).toBeNull()
  })

  it('replays to the same rows', async () => {
    for (let each = 0; each < 5; each += 1) {
      await survey['satisfaction.note']({ dossier: returnedDossier(), answers: each % 2 === 0 ? CONTENT : ANGRY }, LAN)
    }
    const digest = ledger.projectionDigest('satisfaction')
    await ledger.rebuild()
    expect(ledger.projectionDigest('satisfaction')).toBe(digest)
  })
})
