import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkAsyncProperty } from '../../property.ts'
import { DAY_MS, DossierDesk, LAN, MORNING, reception, refusal, refusalOf } from './dossier-desk.ts'

let desk: DossierDesk | undefined
afterEach(() => {
  desk?.leave()
  desk = undefined
})

describe('numbers', () => {
  test('begin again every day of the desk, whose midnight is not that of UTC', async () => {
    desk = await DossierDesk.open()
    const at = async (instant: number) => {
      if (desk) desk.now = instant
      return (await desk?.accept())?.code
    }
    expect(await at(Date.UTC(2026, 10, 20, 16, 59))).toBe('000.17.22.H56-261120-0001')
    expect(await at(Date.UTC(2026, 10, 20, 17, 0))).toBe('000.17.22.H56-261121-0001')
    expect(await at(Date.UTC(2026, 10, 21, 1, 0))).toBe('000.17.22.H56-261121-0002')
  })

  test('stay within the range the province gave, refusals included, and go on as temporary ones when it is used up', async () => {
    desk = await DossierDesk.open({ numbering: { kind: 'range', from: 41, to: 43 } })
    const numbers = [
      await desk.accept(),
      await desk.ask('dossiers.refuse', refusal(), LAN),
      await desk.accept(),
      await desk.accept(),
      await desk.accept(),
    ].map(({ code, temporaryCode }) => code ?? temporaryCode)
    expect(numbers).toEqual([
      '000.17.22.H56-261120-0041',
      '000.17.22.H56-261120-0042',
      '000.17.22.H56-261120-0043',
      'Q1-261120-T0001',
      'Q1-261120-T0002',
    ])
    desk.now += DAY_MS * 3
    expect((await desk.accept()).code).toBe('000.17.22.H56-261123-0041')
  })

  test('follow the highest one after a range was moved, and never fill a gap', async () => {
    desk = await DossierDesk.open({ numbering: { kind: 'range', from: 1, to: 100 } })
    await desk.accept()
    desk.profile = { ...desk.profile, numbering: { kind: 'range', from: 50, to: 100 } }
    await desk.accept()
    desk.profile = { ...desk.profile, numbering: { kind: 'range', from: 1, to: 100 } }
    expect((await desk.accept()).code).toBe('000.17.22.H56-261120-0051')
  })

  test('end with a word when even the temporary ones of the day are used up', async () => {
    desk = await DossierDesk.open({ numbering: { kind: 'temporary' } })
    await desk.accept()
    desk.store.prepare<[], never>(`UPDATE dossiers SET temporary_code = 'Q1-261120-T9999'`).run()
    expect((await refusalOf(() => desk?.accept()))?.code).toBe('dossiers.numbers-exhausted')
    expect(await desk.names({})).toHaveLength(1)
  })

  test('never come twice, whatever happens between two receptions', async () => {
    const happening = fc.constantFrom(
      'accept',
      'refuse',
      'undo',
      'restart',
      'rebuild',
      'next-day',
      'clock-back',
      'index',
    )
    await checkAsyncProperty(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 25 }), async (happenings) => {
        const tried = await DossierDesk.open({ numbering: { kind: 'range', from: 1, to: 4 } })
        try {
          const given: string[] = []
          for (const each of happenings) {
            if (each === 'accept' || each === 'refuse') {
              const act = each === 'accept' ? tried.accept() : tried.ask('dossiers.refuse', refusal(), LAN)
              const { code, temporaryCode } = await act
              given.push(code ?? temporaryCode ?? '')
            } else await happen(tried, each)
          }
          expect(new Set(given).size).toBe(given.length)
          expect(await tried.names({ limit: 200 })).toHaveLength(given.length)
        } finally {
          tried.leave()
        }
      }),
      15,
    )
  })
})

async function happen(at: DossierDesk, what: string): Promise<void> {
  if (what === 'restart') await at.restart()
  if (what === 'rebuild') await at.ledger.rebuild()
  if (what === 'index') at.room.catchUpSearch()
  if (what === 'next-day') at.now += DAY_MS
  if (what === 'clock-back') at.now = MORNING
  if (what === 'undo') {
    const undone = () =>
      at.store.transaction(() => {
        at.room.reception.receive(reception(), { officer: LAN.id, now: at.now })
        throw new Error('undone')
      })
    expect(undone).toThrow('undone')
  }
}

const Acknowledged = z.object({ id: z.string(), code: z.string() })

/** Lets a desk accept until so many receipts are out, then kills it in the middle of whatever it does. */
async function acceptUntilKilled(
  directory: string,
  key: Buffer,
  receipts: number,
): Promise<z.infer<typeof Acknowledged>[]> {
  const program = join(import.meta.dirname, 'programs/accepting-desk.ts')
  const child = spawn(process.execPath, [program, directory, key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: z.infer<typeof Acknowledged>[] = []
  const ended = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may be cut: that receipt never came out whole.
    if (!line.endsWith('}')) continue
    acknowledged.push(Acknowledged.parse(JSON.parse(line)))
    if (acknowledged.length === receipts) child.kill('SIGKILL')
  }
  const [, signal] = await ended
  if (signal !== 'SIGKILL') throw new Error('The desk ended by itself')
  return acknowledged
}

test('a desk that is killed again and again keeps every acknowledged dossier and gives no number twice', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-dossiers-'))
  const key = randomBytes(32)
  const acknowledged: z.infer<typeof Acknowledged>[] = []
  for (const receipts of [1, 7, 2, 23, 3, 11]) acknowledged.push(...(await acceptUntilKilled(directory, key, receipts)))
  desk = await DossierDesk.openIn(directory, key)
  expect(acknowledged.length).toBeGreaterThanOrEqual(47)
  expect(new Set(acknowledged.map(({ code }) => code)).size).toBe(acknowledged.length)
  for (const { id, code } of acknowledged) {
    expect((await desk.ask('dossiers.view', { id })).row.code).toBe(code)
    expect((await desk.search({ text: code })).rows.map((row) => row.id)).toEqual([id])
  }
  const all = desk.store.prepare<[], { code: string }>('SELECT code FROM dossiers ORDER BY code').all()
  expect(all.map(({ code }) => Number(code.slice(-4)))).toEqual(all.map((_, index) => index + 1))
  expect(await desk.ledger.verify()).toMatchObject({ ok: true })
})
