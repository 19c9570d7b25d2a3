import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import type { OfficerView } from '../../../../shared/contract/people.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { SignedThing, SigningKind } from '../../../../shared/signing/index.ts'
import { checkAsyncProperty } from '../../../property.ts'
import { BINH, HOA, KHOA, THU } from '../../dossiers/dossier-desk.ts'
import { FORM, filePdf } from '../../paper-files/filed.ts'
import { SigningDesk, type TOKENS } from './signing-desk.ts'

type Step =
  | { readonly do: 'lay' | 'drop' | 'submit' | 'reject' | 'approve' | 'sign-paper' | 'scan' | 'stamp' | 'complete' }
  | {
      readonly do: 'sign'
      readonly kind: SigningKind
      readonly holder: keyof typeof TOKENS
      readonly officer: OfficerView
      readonly thing: 'paper' | 'document'
      /** As a stale screen would: with the revision and the file of the step before. */
      readonly stale: boolean
    }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('lay', 'drop', 'submit', 'reject', 'approve', 'sign-paper', 'scan', 'stamp', 'complete'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('sign' as const),
      kind: fc.constantFrom<SigningKind>('approval', 'issue', 'digitized', 'copy'),
      holder: fc.constantFrom<keyof typeof TOKENS>('khoa', 'hoa', 'agency'),
      officer: fc.constantFrom(KHOA, HOA, THU),
      thing: fc.constantFrom('paper', 'document'),
      stale: fc.boolean(),
    }),
  },
)

test('whatever is done in whatever order, nothing is signed twice and no state lacks its signature', async () => {
  const own = await SigningDesk.open()
  onTestFinished(() => own.leave())
  await checkAsyncProperty(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), fc.boolean(), async (random, isLaid) => {
      // Half of them begin where a leader could sign: of wholly random acts few get there.
      const steps: readonly Step[] = isLaid ? [{ do: 'lay' }, { do: 'submit' }, ...random] : random
      const dossier = await own.taken()
      const document = v7()
      const things = { paper: { kind: 'paper', code: FORM }, document: { kind: 'document', document } } as const
      let stale = { revision: await own.revisionOf(dossier), of: 'ab'.repeat(32) }
      for (const each of steps) {
        const before = { revision: await own.revisionOf(dossier), of: addressOf(things.document) }
        await attempt(() => carryOut(each))
        stale = before
        await requireSound()
      }

      function addressOf(signed: SignedThing): string {
        return own.book.findFile(dossier, signed)?.file.address ?? 'ab'.repeat(32)
      }

      async function carryOut(each: Step): Promise<unknown> {
        switch (each.do) {
          case 'lay':
            return own.lay(dossier, 'result', { document })
          case 'drop':
            return own.ask('signing.drop-document', { dossier, document }, BINH)
          case 'submit':
            return own.desk.act(dossier, { act: 'submit', to: KHOA.id, note: '' }, BINH)
          case 'reject':
            return own.desk.act(dossier, { act: 'reject', note: 'Sai' }, KHOA)
          case 'approve':
            return own.desk.act(dossier, { act: 'approve', note: '' }, KHOA)
          case 'sign-paper':
            return own.desk.act(dossier, { act: 'sign', note: '' }, KHOA)
          case 'complete': {
            const file = { name: 'giay.pdf', content: new Uint8Array(Buffer.from('%PDF-1.7')) }
            return own.desk.act(dossier, { act: 'complete', file, note: '' }, BINH)
          }
          case 'scan':
            return filePdf(own.desk, dossier, FORM)
          case 'stamp': {
            const file = await own.keepFile(dossier)
            const stamp = { dossier, signed: things.document, of: addressOf(things.document), file }
            return own.book.noteStamped({ ...stamp, level: 'B-T', evidence: null }, own.desk.now)
          }
          case 'sign': {
            const seen = each.stale ? stale : {}
            const signature = await own.signature(dossier, things[each.thing], each.kind, {
              holder: each.holder,
              ...seen,
            })
            return own.note(signature, each.officer)
          }
        }
      }

      async function requireSound(): Promise<void> {
        const { files } = await own.ask('signing.files', { dossier })
        for (const { signatures } of files) {
          const made = signatures.map(({ kind, certificate }) => `${kind} ${certificate}`)
          expect(new Set(made).size).toBe(made.length)
        }
        const view = await own.desk.ask('dossiers.view', { id: dossier })
        const kinds = files.find(({ role }) => role === 'result')?.signatures.map(({ kind }) => kind) ?? []
        if (kinds.includes('approval')) expect(view.row.state).toBeOneOf(['signed', 'done'])
        if (kinds.includes('issue')) expect(view.row.state).toBe('done')
        // Electronically signed says only who did sign so, and what is issued is the result.
        const isElectronic = view.history.some(
          ({ type, details }) => type === 'dossier.signed' && details.by === 'electronic',
        )
        expect(isElectronic).toBe(kinds.includes('approval'))
        if (kinds.includes('issue')) {
          expect(view.result?.address).toBe(files.find(({ role }) => role === 'result')?.file.address)
        }
        const waits = (await own.ask('signing.awaiting', { limit: 500 }, THU)).files.some(
          ({ row }) => row.id === dossier,
        )
        expect(waits).toBe(kinds.includes('approval') && !kinds.includes('issue') && view.row.state === 'signed')
        expect(view.history.some(({ details }) => details.conflict === 1)).toBe(false)
      }
    }),
    25,
  )
  const digest = own.desk.ledger.projectionDigest('results-to-issue')
  await own.desk.ledger.rebuild()
  expect(own.desk.ledger.projectionDigest('results-to-issue')).toBe(digest)
  expect(await own.desk.ledger.verify()).toMatchObject({ ok: true })
})

/** Does something that may well be refused, but must not fail otherwise. */
async function attempt(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof DeskError) || /^(store|ledger|core)\./.test(error.code)) throw error
  }
}
