import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Ledger } from '../../../main/core/ledger/index.ts'
import { codeOf, codeOfPromise } from '../store/temporary-desk.ts'
import { acts } from './acts.ts'
import { disarm, openRaw } from './raw-database.ts'
import { LedgerDesk, newDossier } from './test-ledger.ts'

/** A closed desk with three acts per dossier, changed by somebody who has the key and takes the triggers away. */
const tampered = async (dossiers: number, sql: string): Promise<LedgerDesk> => {
  const desk = new LedgerDesk()
  const { store, ledger } = await desk.open()
  for (let number = 0; number < dossiers; number += 1) {
    const dossier = newDossier()
    desk.act(ledger, acts.receive(dossier), acts.note(dossier, `note ${number}`), acts.lock())
  }
  store.close()
  const database = openRaw(desk.desk)
  disarm(database)
  database.pragma('foreign_keys = OFF')
  database.exec(sql)
  database.close()
  return desk
}

const verdictOf = async (desk: LedgerDesk): Promise<Awaited<ReturnType<Ledger['verify']>>> => {
  const { ledger } = await desk.open()
  return ledger.verify()
}

describe('verify', () => {
  it('finds a sound chain sound, and tells how far it is', async () => {
    const desk = new LedgerDesk()
    const { ledger } = await desk.open()
    for (let number = 0; number < 200; number += 1) desk.act(ledger, acts.receive(newDossier()), acts.lock())
    const progress: number[] = []
    expect(await ledger.verify((done, total) => progress.push(done / total))).toEqual({ ok: true, checked: 400 })
    expect(progress).toEqual([256 / 400, 1])
  })

  it('finds an empty ledger sound', async () => {
    const { ledger } = await new LedgerDesk().open()
    expect(await ledger.verify()).toEqual({ ok: true, checked: 0 })
  })

  it.each([
    ['hash', `UPDATE events SET open = '{"procedure":"2.000000"}' WHERE sequence = 4`],
    ['hash', `UPDATE events SET officer = NULL WHERE sequence = 4`],
    ['hash', `UPDATE events SET wall_ms = wall_ms - 1 WHERE sequence = 4`],
    ['hash', `UPDATE events SET sealed = zeroblob(length(sealed)) WHERE sequence = 4`],
    ['hash', `UPDATE events SET hash = zeroblob(32) WHERE sequence = 4`],
    ['link', `UPDATE events SET previous = zeroblob(32) WHERE sequence = 4`],
  ])('finds a fault of the kind %s: %s', async (fault, sql) => {
    const desk = await tampered(200, sql)
    expect(await verdictOf(desk)).toMatchObject({ ok: false, checked: 4, fault })
  })

  it('finds an event that was taken out', async () => {
    const desk = await tampered(200, 'DELETE FROM events WHERE sequence = 6')
    expect(await verdictOf(desk)).toMatchObject({ ok: false, checked: 6, fault: 'sequence' })
  })

  it('finds a payload that does not fit its schema, though its hash does', async () => {
    const desk = new LedgerDesk()
    const { ledger, store } = await desk.open()
    desk.act(ledger, acts.note(newDossier(), 'sound'))
    store.close()
    const stricter = [{ type: 'dossier.noted', version: 1, open: z.object({ note: z.number() }) }]
    const reopened = await desk.open({ events: stricter, projections: () => [] })
    expect(await reopened.ledger.verify()).toMatchObject({ ok: false, fault: 'payload' })
  })
})

describe('a sealed payload that was changed', () => {
  it('is refused when it is read, and the others are not', async () => {
    const desk = await tampered(200, 'UPDATE events SET sealed = zeroblob(length(sealed)) WHERE sequence = 1')
    const { store, ledger } = await desk.open()
    const dossierOf = store.prepare<[number], { id: string }>(
      'SELECT lower(hex(dossier)) AS id FROM events WHERE sequence = ?',
    )
    const read = (sequence: number) => {
      const { id } = dossierOf.get(sequence)
      const uuid = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      return ledger.history(uuid)[0]?.personal
    }
    expect(codeOf(() => read(1))).toBe('ledger.chain-broken')
    expect(read(4)).toEqual({ name: 'Đặng Văn An' })
  })
})

describe('a start', () => {
  it('refuses a ledger whose end was tampered with', async () => {
    const desk = await tampered(5, `UPDATE events SET open = '{}' WHERE sequence = 14`)
    expect(await codeOfPromise(() => desk.open())).toBe('ledger.chain-broken')
  })

  it('refuses a ledger when the event before the last 256 was changed under them', async () => {
    const desk = await tampered(100, `UPDATE events SET hash = zeroblob(32) WHERE sequence = 300 - 256`)
    expect(await codeOfPromise(() => desk.open())).toBe('ledger.chain-broken')
  })

  it('does not read the whole ledger', async () => {
    const desk = await tampered(100, `UPDATE events SET open = '{}' WHERE sequence = 10`)
    const { ledger } = await desk.open()
    expect(await ledger.verify()).toMatchObject({ ok: false, checked: 10 })
  })
})
