import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import {
  ComplaintTable,
  complaintEvents,
  complaintMigrations,
  createComplaintsProjection,
  createComplaintsRoom,
} from '../../../main/core/complaints/index.ts'
import { createEventRegistry, type Ledger, ledgerMigrations, openLedger } from '../../../main/core/ledger/index.ts'
import { openStore, type Store } from '../../../main/core/store/index.ts'
import { COMPLAINT_ACTS } from '../../../shared/complaints/acts.ts'
import { ComplaintAct, type ComplaintState } from '../../../shared/complaints/complaint.ts'
import type { CallInput, OfficerView, SignedInCaller } from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { BINH, HOA, LAN, PROFILE, refusalOf } from '../dossiers/dossier-desk.ts'

/** A Friday, 08:35 at the desk; the 24th is a holiday. */
const FRIDAY = Date.UTC(2026, 10, 20, 1, 35)
const DAY_MS = 86_400_000
const DOSSIER = { id: v7(), code: '000.17.22.H56-261120-0007' }

const caller = (officer: OfficerView): SignedInCaller => ({
  screen: 1,
  officer,
  rights: rightsOf(officer.roles),
  locked: false,
  mustChange: false,
})

let directory: string
let store: Store
let ledger: Ledger
let now: number
let desk: ReturnType<typeof createComplaintsRoom>['handlers']

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'complaints-'))
  now = FRIDAY
  store = openStore({
    directory,
    key: randomBytes(32),
    applicationVersion: '0.1.0',
    migrations: [...ledgerMigrations, ...complaintMigrations],
    report: (_task, error) => {
      throw error
    },
  })
  const table = new ComplaintTable(store)
  ledger = await openLedger({
    store,
    registry: createEventRegistry(complaintEvents),
    projections: [createComplaintsProjection(table)],
    now,
    progress: () => undefined,
  })
  const catalog = openCatalog()
  desk = createComplaintsRoom({
    store,
    ledger,
    table,
    calendar: () => catalog.workCalendar(),
    people: { getProfile: () => PROFILE, find: (id) => [LAN, BINH, HOA].find((each) => each.id === id) },
    dossiers: {
      findByCode: (code) => (code === DOSSIER.code ? DOSSIER : undefined),
      find: (id) => (id === DOSSIER.id ? DOSSIER : undefined),
    },
    now: () => now,
  }).handlers
})
afterEach(() => {
  store.close()
  rmSync(directory, { recursive: true, force: true })
})

const receive = async (parts: Partial<CallInput<'complaints.receive'>> = {}, by = LAN) =>
  await desk['complaints.receive'](
    {
      id: v7(),
      kind: 'complaint',
      channel: 'counter',
      about: '',
      name: 'Nguyễn Văn Phản',
      phone: '0912345678',
      address: 'Thôn Đông',
      content: 'Hồ sơ của tôi trả chậm hai ngày.',
      ...parts,
    },
    caller(by),
  )
const act = async (id: string, name: ComplaintAct, by = HOA) =>
  await desk['complaints.act']({ id, act: name, text: `Nội dung ${name}` }, caller(by))
const list = async (ended = false) => await desk['complaints.list']({ ended, limit: 100 }, caller(LAN))

describe('complaints', () => {
  it('are numbered by desk and year, and due after 2, 5 and 15 working days', async () => {
    const { row, content } = await receive()
    expect(row).toMatchObject({ number: 'PA-Q1-2026-0001', state: 'open', name: 'Nguyễn Văn Phản' })
    const day = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16)
    // From Friday the 20th: Monday, (the 24th is off), Wednesday; counted by hand.
    expect([row.refuseBy, row.supplementBy, row.dueAt].map(day)).toEqual([
      '2026-11-25T08:35',
      '2026-11-30T08:35',
      '2026-12-14T08:35',
    ])
    expect(content?.content).toBe('Hồ sơ của tôi trả chậm hai ngày.')
    expect((await receive()).row.number).toBe('PA-Q1-2026-0002')
    now = Date.UTC(2027, 0, 4, 2, 0)
    expect((await receive()).row.number).toBe('PA-Q1-2027-0001')
  })

  it('are taken in once when sent twice', async () => {
    const id = v7()
    expect(await receive({ id })).toEqual(await receive({ id, content: 'Khác hẳn nội dung trước.' }))
    expect(await list()).toHaveLength(1)
  })

  it('name the dossier they are about, and refuse one that nobody knows', async () => {
    const view = await receive({ about: DOSSIER.code })
    expect([view.row.about, view.aboutCode]).toEqual([DOSSIER.id, DOSSIER.code])
    expect(await refusalOf(() => receive({ about: 'không có' }))).toMatchObject({ code: 'dossiers.unknown' })
  })

  it('need no name', async () => {
    const { row } = await receive({ name: '', address: '' })
    expect(row.name).toBe('')
  })

  it('go from question to supplement to answer, with every word kept', async () => {
    const { row } = await receive()
    expect((await act(row.id, 'ask-supplement')).row.state).toBe('waiting')
    expect((await act(row.id, 'supplement')).row.state).toBe('open')
    now += DAY_MS
    const answered = await act(row.id, 'answer')
    expect(answered.row).toMatchObject({ state: 'answered', endedAt: now })
    expect(answered.acts).toEqual([])
    expect(answered.history.map(({ type, officerName, text }) => [type, officerName, text])).toEqual([
      ['complaint.received', LAN.name, null],
      ['complaint.supplement-asked', HOA.name, 'Nội dung ask-supplement'],
      ['complaint.supplemented', HOA.name, 'Nội dung supplement'],
      ['complaint.answered', HOA.name, 'Nội dung answer'],
    ])
    expect(await list()).toEqual([])
    expect((await list(true)).map(({ id }) => id)).toEqual([row.id])
  })

  const ways: Readonly<Record<ComplaintState, readonly ComplaintAct[]>> = {
    open: [],
    waiting: ['ask-supplement'],
    answered: ['answer'],
    refused: ['refuse'],
  }
  const allowed: Readonly<Record<ComplaintState, readonly ComplaintAct[]>> = {
    open: ['ask-supplement', 'refuse', 'answer'],
    waiting: ['supplement', 'refuse', 'answer'],
    answered: [],
    refused: [],
  }
  for (const state of ['open', 'waiting', 'answered', 'refused'] as const) {
    for (const each of ComplaintAct.options) {
      const may = allowed[state].includes(each)
      it(`${may ? 'take' : 'refuse'} ${each} when ${state}`, async () => {
        const { row } = await receive()
        for (const step of ways[state]) await act(row.id, step)
        const events = ledger.history(row.id).length
        if (may) expect((await act(row.id, each)).row.state).toBe(COMPLAINT_ACTS[each].to)
        else {
          expect(await refusalOf(() => act(row.id, each))).toMatchObject({
            code: 'complaints.act-not-allowed',
            details: { act: each, state },
          })
        }
        expect(ledger.history(row.id)).toHaveLength(events + (may ? 1 : 0))
      })
    }
  }

  it('are answered by those who process, not at the counter', async () => {
    const { row, acts } = await receive()
    expect(acts).toEqual(['ask-supplement'])
    expect(await refusalOf(() => act(row.id, 'answer', LAN))).toMatchObject({ code: 'gate.forbidden' })
    expect((await act(row.id, 'answer', BINH)).row.state).toBe('answered')
  })

  it('lose what is personal when it is destroyed by law, and nothing else', async () => {
    const { row } = await receive()
    await act(row.id, 'answer')
    ledger.destroyPersonalData(row.id)
    const view = await desk['complaints.view']({ id: row.id }, caller(HOA))
    expect(view).toMatchObject({ content: null, row: { number: row.number, name: '', state: 'answered' } })
    expect(view.history.at(-1)?.text).toBeNull()
    expect((await list(true))[0]?.name).toBe('')
  })

  it('replay to the same rows', async () => {
    const { row } = await receive()
    await receive({ kind: 'suggestion', channel: 'letter' })
    await act(row.id, 'refuse')
    const digest = ledger.projectionDigest('complaints')
    await ledger.rebuild()
    expect(ledger.projectionDigest('complaints')).toBe(digest)
  })
})
