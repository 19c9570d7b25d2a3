import { afterEach, beforeEach, expect, test } from 'vitest'
import { carryOutEach } from '../../../main/core/dossiers/acts/many-acts.ts'
import type { BulkActInput } from '../../../shared/contract/dossiers.ts'
import { BINH, DossierDesk, HOA, LAN } from './dossier-desk.ts'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

async function acceptThree(): Promise<[string, string, string]> {
  const accept = async (name: string) => (await desk.accept({ applicant: { name, address: '' } })).id
  return [await accept('Một'), await accept('Hai'), await accept('Ba')]
}
const forward = (dossier: string, revision = 1): BulkActInput => ({
  act: 'forward',
  dossier,
  revision,
  to: BINH.id,
  note: 'Xem giúp',
})
const stateOf = async (id: string) => (await desk.ask('dossiers.view', { id })).row.state

test('many dossiers are forwarded by one question, each with an event of its own', async () => {
  const ids = await acceptThree()
  desk.changed.length = 0
  const { outcomes } = await desk.ask('dossiers.act-on-many', { acts: ids.map((id) => forward(id)) }, LAN)
  expect(outcomes).toEqual(ids.map((dossier) => ({ dossier, refused: null })))
  expect(await desk.names({ queue: 'mine' }, BINH)).toEqual(['Một', 'Hai', 'Ba'])
  expect((await desk.ask('dossiers.counts', {}, BINH)).mine).toBe(3)
  for (const id of ids) expect((await desk.ask('dossiers.view', { id })).history).toHaveLength(2)
  // The screens ask for their lists once.
  expect(desk.changed).toEqual([null])
})

test('what one is refused changes nothing for the others: stale, unknown, at the wrong step', async () => {
  const [stale, fine, ended] = await acceptThree()
  await desk.act(stale, { act: 'take-over', note: '' }, BINH)
  await desk.act(ended, { act: 'withdraw', requestedBy: 'Ba', reason: 'Không cần nữa' }, LAN)
  const unknown = '01932f00-0000-7000-8000-0000000000ff'
  const acts = [forward(stale), forward(unknown), forward(ended, 2), forward(fine)]
  const { outcomes } = await desk.ask('dossiers.act-on-many', { acts }, LAN)
  expect(outcomes.map(({ dossier, refused }) => [dossier, refused?.code, refused?.details.because])).toEqual([
    [stale, 'dossiers.changed-meanwhile', undefined],
    [unknown, 'dossiers.unknown', undefined],
    [ended, 'dossiers.act-not-allowed', 'ended'],
    [fine, undefined, undefined],
  ])
  expect(await stateOf(fine)).toBe('processing')
  expect(await stateOf(ended)).toBe('withdrawn')
})

test('the same dossier twice is done once', async () => {
  const [id] = await acceptThree()
  const { outcomes } = await desk.ask('dossiers.act-on-many', { acts: [forward(id), forward(id)] }, LAN)
  expect(outcomes.map(({ refused }) => refused?.code)).toEqual([undefined, 'dossiers.changed-meanwhile'])
})

test('the rights of each act hold for many as for one', async () => {
  const ids = await acceptThree()
  const takeOver = ids.map((dossier) => ({ act: 'take-over' as const, dossier, revision: 1, note: '' }))
  desk.changed.length = 0
  const { outcomes } = await desk.ask('dossiers.act-on-many', { acts: takeOver }, LAN)
  expect(outcomes.map(({ refused }) => refused?.details.because)).toEqual(['right', 'right', 'right'])
  expect(desk.changed).toEqual([])
  const toClerk = ids.map((dossier) => ({ ...forward(dossier), to: LAN.id }))
  const refused = await desk.ask('dossiers.act-on-many', { acts: toClerk }, HOA)
  expect(refused.outcomes.map((outcome) => outcome.refused?.details.because)).toEqual(['target', 'target', 'target'])
})

test('a leader approves and signs a whole pile', async () => {
  const ids = await acceptThree()
  let revision = 0
  const doAll = async (act: 'take-over' | 'approve' | 'sign') => {
    revision += 1
    const acts = ids.map((dossier) => ({ act, dossier, revision, note: '' }))
    return await desk.ask('dossiers.act-on-many', { acts }, HOA)
  }
  await doAll('take-over')
  revision += 1
  const submit = ids.map((dossier) => ({ act: 'submit' as const, dossier, revision, to: HOA.id, note: '' }))
  await desk.ask('dossiers.act-on-many', { acts: submit }, HOA)
  await doAll('approve')
  expect((await desk.ask('dossiers.counts', {})).awaitingSignature).toBe(3)
  await doAll('sign')
  expect(await Promise.all(ids.map(stateOf))).toEqual(['signed', 'signed', 'signed'])
})

test('what was tried before something unexpected is told; who asks again for the rest hears of it', async () => {
  const [one, two, three] = await acceptThree()
  const acts = [forward(one), forward(two), forward(three)]
  const broken = new Error('broken')
  const done: string[] = []
  const carryOut = ({ dossier }: BulkActInput) => {
    if (dossier === two) throw broken
    done.push(dossier)
  }
  expect(carryOutEach(acts, carryOut)).toEqual([{ dossier: one, refused: null }])
  expect(() => carryOutEach(acts.slice(1), carryOut)).toThrow(broken)
  expect(done).toEqual([one])
})
