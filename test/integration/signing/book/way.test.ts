import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SigningRun } from '../../../../shared/contract/index.ts'
import type { OfficerView } from '../../../../shared/contract/people.ts'
import { DEMONSTRATION_TOKEN_PIN } from '../../../../shared/people/demonstration.ts'
import type { SigningKind } from '../../../../shared/signing/index.ts'
import { drawInks } from '../../../pades/documents.ts'
import { KHOA, THU } from '../../dossiers/dossier-desk.ts'
import { SigningDesk, TOKENS } from './signing-desk.ts'

let own: SigningDesk
beforeEach(async () => {
  own = await SigningDesk.open()
  await own.ask('signing.take-trust-list', { text: own.practice.trustList })
})
afterEach(() => own.leave())

/** Signs everything that waits for an officer, typing the PIN once, and gives what became of it. */
async function signAll(kind: SigningKind, holder: keyof typeof TOKENS, officer: OfficerView): Promise<SigningRun> {
  const { files } = await own.ask('signing.awaiting', { limit: 50 }, officer)
  const run = v7()
  const items = files.flatMap(({ row, revision, file }) =>
    file === null ? [] : [{ dossier: row.id, revision, signed: file.signed, of: file.file.address, place: null }],
  )
  const certificate = own.certificateOf(holder)
  await own.ask('signing.start', { run, kind, token: TOKENS[holder], certificate, items }, officer)
  const view = () => own.ask('signing.run', { run }, officer)
  await own.until(async () => ((await view()).state === 'asking-pin' ? true : undefined))
  await own.ask('signing.give-pin', { run, pin: new Uint8Array(Buffer.from(DEMONSTRATION_TOKEN_PIN)) }, officer)
  return await own.until(async () => {
    const now = await view()
    return now.state === 'ended' ? now : undefined
  })
}

test('results go from their draft to the citizen with two signatures, each checked before it is made', async () => {
  const { signature, seal } = await drawInks()
  await own.ask('signing.set-picture', { officer: KHOA.id, content: new Uint8Array(signature) })
  await own.ask('signing.set-picture', { officer: null, content: new Uint8Array(seal) })
  const submitted = [await own.submitted(), await own.submitted(), await own.submitted()]
  const check = await own.ask('signing.check', { token: TOKENS.khoa, certificate: own.certificateOf('khoa') }, KHOA)
  expect(check).toMatchObject({ owner: 'officer', faults: [], standing: { state: 'unchecked' } })

  const approved = await signAll('approval', 'khoa', KHOA)
  expect(approved.items.map(({ state }) => state)).toEqual(['signed', 'signed', 'signed'])
  for (const { dossier } of submitted) expect(await own.stateOf(dossier)).toBe('signed')
  expect((await own.ask('signing.awaiting', { limit: 5 }, KHOA)).files).toEqual([])

  const issued = await signAll('issue', 'agency', THU)
  expect(issued.items.map(({ state, failure }) => [state, failure])).toEqual([
    ['signed', null],
    ['signed', null],
    ['signed', null],
  ])
  for (const { dossier } of submitted) {
    const { row, result, history } = await own.desk.ask('dossiers.view', { id: dossier })
    expect(row.state).toBe('done')
    expect(history.filter(({ type }) => type === 'dossier.file-signed').map(({ details }) => details.kind)).toEqual([
      'approval',
      'issue',
    ])
    const address = result?.address ?? ''
    const { report } = await own.ask('signing.verify', { dossier, address })
    expect(report.signatures.map(({ isIntact, faults, signer }) => [isIntact, faults, signer?.holder])).toEqual([
      [true, [], expect.stringContaining(KHOA.name)],
      [true, [], expect.stringContaining('UBND xã Quảng Trạch')],
    ])
  }
  expect(own.desk.reported).toEqual([])
})

test('a file that changed while the officer looked is signed by nobody, and the others are', async () => {
  const [first, second] = [await own.submitted(), await own.submitted()]
  if (first.signed.kind !== 'document') throw new Error('a document was laid')
  const { files } = await own.ask('signing.awaiting', { limit: 5 }, KHOA)
  await own.lay(first.dossier, 'result', { document: first.signed.document, name: 'Bản khác' })
  const run = v7()
  const items = files.map(({ row, revision, file }) => ({
    dossier: row.id,
    revision,
    signed: file?.signed ?? first.signed,
    of: file?.file.address ?? '',
    place: null,
  }))
  await own.ask(
    'signing.start',
    { run, kind: 'approval', token: TOKENS.khoa, certificate: own.certificateOf('khoa'), items },
    KHOA,
  )
  const ended = await own.until(async () => {
    const view = await own.ask('signing.run', { run }, KHOA)
    if (view.state === 'asking-pin') {
      await own.ask('signing.give-pin', { run, pin: new Uint8Array(Buffer.from(DEMONSTRATION_TOKEN_PIN)) }, KHOA)
    }
    return view.state === 'ended' ? view : undefined
  })
  expect(ended.items.map(({ dossier, state, failure }) => [dossier, state, failure?.code])).toEqual([
    [first.dossier, 'failed', 'signing.file-changed'],
    [second.dossier, 'signed', undefined],
  ])
  expect(await own.stateOf(first.dossier)).toBe('deciding')
  expect(await own.stateOf(second.dossier)).toBe('signed')
})
