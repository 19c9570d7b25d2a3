import { expect, test } from 'vitest'
import { createClient } from '../../../renderer/contract/client.ts'
import { BULK_ACTS, bulkItems, bulkOffers, RECEIVER_HOLDS } from '../../../renderer/dossiers/bulk-acts.ts'
import { createBulkRunner } from '../../../renderer/dossiers/bulk-runner.ts'
import type { DossierRow } from '../../../shared/contract/dossier-row.ts'
import { BulkActInput, MOST_ACTS_AT_ONCE } from '../../../shared/contract/dossiers.ts'
import { ACTS } from '../../../shared/dossier/acts.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { fakeBridge } from '../renderer/fake-bridge.ts'

const OFFICER = '01932f00-0000-7000-8000-0000000000aa'

const row = (place: number, state: DossierRow['state'] = 'received'): DossierRow => ({
  id: `01932f00-0000-7000-8000-${String(place).padStart(12, '0')}`,
  code: `H56-261120-${place}`,
  temporaryCode: null,
  procedure: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  state,
  applicantName: '',
  personalNumber: null,
  phone: null,
  receivedAt: 0,
  dueAt: null,
  finishedAt: null,
  assignedTo: null,
  assignedToName: null,
  revision: place + 1,
  overdue: null,
})
const rows = (count: number) => Array.from({ length: count }, (_, place) => row(place))

function running(count: number) {
  const { bridge, asked } = fakeBridge()
  const runner = createBulkRunner(createClient(bridge))
  const ended = runner.start(OFFICER, bulkItems('take-over', rows(count), '', 'Nhận'))
  const asks = async (place: number) => {
    await expect.poll(() => asked.length).toBe(place + 1)
    const question = asked[place]
    if (question === undefined) throw new Error('nothing was asked')
    return { ...question, dossiers: idsIn(question.input) }
  }
  return { runner, ended, asks, asked }
}

function idsIn(input: unknown): string[] {
  if (typeof input !== 'object' || input === null || !('acts' in input) || !Array.isArray(input.acts)) return []
  return input.acts.map((act) => BulkActInput.parse(act).dossier)
}
const done = (dossiers: readonly string[]) => ({ outcomes: dossiers.map((dossier) => ({ dossier, refused: null })) })

test('many dossiers are asked for a few at a time, and the run tells how far it is', async () => {
  const { runner, ended, asks } = running(MOST_ACTS_AT_ONCE + 2)
  const first = await asks(0)
  expect(first.dossiers).toHaveLength(MOST_ACTS_AT_ONCE)
  expect(runner.read()).toMatchObject({ officer: OFFICER, total: MOST_ACTS_AT_ONCE + 2, done: 0, state: 'running' })
  first.answer(done(first.dossiers))
  const second = await asks(1)
  expect(runner.read()).toMatchObject({ done: MOST_ACTS_AT_ONCE })
  const [one = '', other = ''] = second.dossiers
  const refused = { code: 'dossiers.act-not-allowed', details: { because: 'ended' } }
  second.answer({ outcomes: [{ dossier: one, refused }, ...done([other]).outcomes] })
  await ended
  expect(runner.read()).toMatchObject({ done: MOST_ACTS_AT_ONCE + 1, state: 'ended' })
  expect(runner.read()?.failures).toMatchObject([{ row: { id: one }, error: { code: 'dossiers.act-not-allowed' } }])
  runner.dismiss()
  expect(runner.read()).toBeUndefined()
})

test('a run that is stopped tries no further dossier; what was on its way counts', async () => {
  const { runner, ended, asks, asked } = running(MOST_ACTS_AT_ONCE * 3)
  const first = await asks(0)
  runner.stop()
  expect(runner.read()?.state).toBe('stopping')
  first.answer(done(first.dossiers))
  await ended
  expect(runner.read()).toMatchObject({ done: MOST_ACTS_AT_ONCE, failures: [], state: 'ended' })
  expect(asked).toHaveLength(1)
})

test('where fewer outcomes come than acts went, the rest is asked for again', async () => {
  const { runner, ended, asks } = running(3)
  const first = await asks(0)
  first.answer(done(first.dossiers.slice(0, 1)))
  const second = await asks(1)
  expect(second.dossiers).toEqual(first.dossiers.slice(1))
  second.answer(done(second.dossiers))
  await ended
  expect(runner.read()).toMatchObject({ done: 3, failures: [] })
})

test('a desk that does not answer ends the run: what was asked is named, the rest stays untried', async () => {
  const { runner, ended, asks } = running(MOST_ACTS_AT_ONCE + 5)
  const first = await asks(0)
  first.fail('core.unexpected')
  await ended
  const { total, done: counted, failures = [], state } = runner.read() ?? {}
  expect({ counted, state, left: (total ?? 0) - failures.length }).toEqual({ counted: 0, state: 'ended', left: 5 })
  expect(new Set(failures.map(({ error }) => error.code))).toEqual(new Set(['core.unexpected']))
})

test('one run at a time, and none without dossiers', async () => {
  const { runner, asked } = running(1)
  await runner.start(OFFICER, bulkItems('sign', rows(2), '', ''))
  expect(runner.read()?.act).toBe('take-over')
  expect(asked).toHaveLength(1)
  const idle = createBulkRunner(createClient(fakeBridge().bridge))
  await idle.start(OFFICER, [])
  expect(idle.read()).toBeUndefined()
})

test('the acts on offer are those that some dossier allows the officer, with how many', () => {
  const mixed = [row(1), row(2, 'processing'), row(3, 'approved'), row(4, 'posted')]
  const offers = (roles: Parameters<typeof rightsOf>[0]) =>
    bulkOffers(mixed, rightsOf(roles)).map(({ act, count }) => `${act} ${count}`)
  expect(offers(['clerk'])).toEqual(['forward 2', 'note-delivered 1'])
  expect(offers(['specialist'])).toEqual(['take-over 2', 'forward 2', 'submit 1'])
  expect(offers(['leader'])).toContain('sign 1')
  expect(offers(['it'])).toEqual([])
})

test('every act for many is in the contract, and names its receiver where it gives the dossier to somebody', () => {
  expect([...BULK_ACTS].sort()).toEqual(BulkActInput.options.map(({ shape }) => shape.act.value).sort())
  for (const act of BULK_ACTS) {
    const [item] = bulkItems(act, [row(1)], OFFICER, 'ghi chú')
    const parsed = BulkActInput.parse(item?.input)
    expect('to' in parsed).toBe(RECEIVER_HOLDS[act] !== undefined)
    expect(ACTS[act].event).toBeDefined()
  }
})
