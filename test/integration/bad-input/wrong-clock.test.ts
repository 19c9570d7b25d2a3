import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallInput } from '../../../shared/contract/index.ts'
import { LAN } from '../people/desk.ts'
import { RealDesk } from './real-desk.ts'

/** A Friday morning, 08:35 at the desk. */
const MORNING = Date.UTC(2026, 10, 20, 1, 35)
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS
/** Back to a Monday that the calendar knows. */
const HALF_YEAR_MS = 200 * DAY_MS
const HOUR_MS = 3_600_000

let desk: RealDesk
beforeEach(async () => {
  desk = await RealDesk.found(MORNING)
})
afterEach(() => desk.leave())

let citizens = 0
function reception(): CallInput<'dossiers.accept'> {
  citizens += 1
  return {
    id: v7(),
    procedure: '1.001193',
    applicant: {
      name: 'Nguyễn Thị Đào',
      personalNumber: `044190${String(citizens).padStart(6, '0')}`,
      dateOfBirth: '1990-08-14',
      address: 'Thôn Đông',
    },
    summary: 'Đăng ký khai sinh',
    sets: 1,
    papers: [
      { code: 'to-khai', name: 'Tờ khai đăng ký khai sinh', use: 'hand-in', originals: 1, copies: 0 },
      { code: 'giay-chung-sinh', name: 'Giấy chứng sinh', use: 'hand-in', originals: 1, copies: 0 },
    ],
    fee: { amount: 0 },
    returnBy: 'counter',
  }
}

const numberOf = async (): Promise<string> => {
  const { code, temporaryCode } = await desk.get('dossiers.accept', reception())
  return code ?? temporaryCode ?? ''
}

/** Every act that gives a number, each once. */
const numbered = (): readonly (readonly [call: Parameters<RealDesk['ask']>[0], input: unknown])[] => {
  const { id, procedure, applicant, summary } = reception()
  return [
    ['dossiers.accept', reception()],
    ['dossiers.refuse', { id, procedure, applicant, summary, reason: 'Thiếu giấy chứng sinh' }],
    [
      'complaints.receive',
      { id: v7(), kind: 'complaint', channel: 'counter', about: '', name: '', address: '', content: 'Chờ quá lâu' },
    ],
    [
      'fees.collect',
      {
        id: v7(),
        dossier: null,
        lines: [{ name: 'Lệ phí', quantity: 1, unitAmount: 8_000, amount: 8_000 }],
        exemption: null,
        method: 'cash',
        reference: '',
        payer: 'Nguyễn Thị Đào',
        address: '',
      },
    ],
    [
      'certification.enter',
      {
        visit: v7(),
        dossier: null,
        kind: 'copy',
        requester: 'Nguyễn Thị Đào',
        requesterNumber: '',
        signer: 'Lê Thị Hoa',
        signerPosition: '',
        papers: [{ id: v7(), paper: 'Bằng tốt nghiệp', pages: 1, copies: 1 }],
      },
    ],
  ]
}

const clock = async () => (await desk.get('diagnostics.read', {})).clock

/** Ends the core and opens the desk again at the time that is set, as on another morning. */
async function nextOpening(now: number): Promise<void> {
  desk.close()
  desk = await RealDesk.open(now, desk.directory)
  await desk.get('session.open', { login: LAN.login, secret: { kind: 'passphrase', passphrase: LAN.passphrase } })
}

describe.each([
  ['back by a year', -YEAR_MS, 'set-back'],
  ['back by half a year', -HALF_YEAR_MS, 'set-back'],
  ['forward by a year', YEAR_MS, 'jumped-ahead'],
] as const)('a clock set %s', (_what, jump, state) => {
  it('gives no number of any kind until an officer says that the date is right', async () => {
    await numberOf()
    desk.now += jump
    expect(await clock()).toBe(state)
    for (const [call, input] of numbered())
      expect((await desk.ask(call, input)).code, call).toBe('ledger.clock-doubtful')
    await desk.get('diagnostics.trust-clock', {})
    expect(await clock()).toBe('steady')
    for (const [call, input] of numbered()) {
      // A day that the calendar or the rules do not know is refused as such, which is safe too.
      expect((await desk.ask(call, input)).code ?? 'done', call).toMatch(
        /^(done|catalog\.no-calendar|certification\.not-configured)$/,
      )
    }
    expect(desk.reported).toEqual([])
  })

  it('is told also when it was set while the desk was shut', async () => {
    await numberOf()
    await nextOpening(MORNING + jump)
    expect(await clock()).toBe(state)
    expect((await desk.ask('dossiers.accept', reception())).code).toBe('ledger.clock-doubtful')
  })

  it('that is set right again asks nothing more', async () => {
    await numberOf()
    desk.now += jump
    expect(await clock()).toBe(state)
    desk.now = MORNING + HOUR_MS
    expect(await clock()).toBe('steady')
    await numberOf()
  })
})

it('numbers never repeat and the ledger keeps its order, whatever the clock does between the acts', async () => {
  const numbers: string[] = []
  const receivedOn: string[] = []
  for (const now of [
    MORNING,
    MORNING - HALF_YEAR_MS,
    MORNING,
    MORNING - HALF_YEAR_MS,
    MORNING - 5 * HOUR_MS,
    MORNING + DAY_MS,
  ]) {
    desk.now = now
    await desk.get('diagnostics.trust-clock', {})
    for (let time = 0; time < 3; time += 1) {
      const number = await numberOf()
      numbers.push(number)
      receivedOn.push(number.slice(0, -4))
    }
  }
  expect(new Set(numbers).size).toBe(18)
  expect(new Set(receivedOn)).toEqual(new Set(['Q1-261120-T', 'Q1-260504-T', 'Q1-261121-T']))
  expect(await desk.get('diagnostics.verify-ledger', {})).toMatchObject({ ok: true })
  await nextOpening(MORNING + DAY_MS)
  expect(await desk.get('diagnostics.verify-ledger', {})).toMatchObject({ ok: true })
  expect(numbers).not.toContain(await numberOf())
})

it('the receipt of a day that was trusted says that day, and is due after it', async () => {
  await numberOf()
  desk.now -= HALF_YEAR_MS
  await desk.get('diagnostics.trust-clock', {})
  const { id, receivedAt, dueAt } = await desk.get('dossiers.accept', reception())
  expect(receivedAt).toBe(MORNING - HALF_YEAR_MS)
  expect(dueAt ?? 0).toBeGreaterThan(receivedAt)
  const { ticket } = await desk.get('forms.prepare', { dossier: id, form: 'receipt', paper: 'A5' })
  expect(desk.page(ticket).replaceAll(/<[^>]*>|\s+/g, ' ')).toMatch(/ngày 0?4 tháng 0?5 năm 2026|04\/05\/2026/)
})

it('small steps, as of a time server, disturb nobody', async () => {
  for (const step of [-3 * HOUR_MS, 2 * HOUR_MS, -20 * HOUR_MS, 3 * DAY_MS, -HOUR_MS]) {
    desk.now += step
    expect(await clock()).toBe('steady')
    await numberOf()
  }
})

it('who trusts the date stands in the ledger; who gives no numbers does not say it', async () => {
  const mai = {
    name: 'Trần Ngọc Mai',
    login: 'mai',
    position: 'Công chức',
    passphrase: 'thuyền về bến vắng',
    pin: '905173',
  }
  await desk.get('officers.add', { ...mai, roles: ['records'] })
  await desk.get('session.open', { login: 'mai', secret: { kind: 'pin', pin: mai.pin } }, 2)
  desk.now -= YEAR_MS
  expect((await desk.ask('diagnostics.trust-clock', {}, 2)).code).toBe('gate.forbidden')
  const before = (await desk.get('diagnostics.read', {})).events
  await desk.get('diagnostics.trust-clock', {})
  await desk.get('diagnostics.trust-clock', {})
  expect((await desk.get('diagnostics.read', {})).events).toBe(before + 1)
})

it.each(['3026-08-14', '2026-11-21', '1826-01-01'])('nobody was born on %s', async (dateOfBirth) => {
  const input = reception()
  const born = { ...input, applicant: { ...input.applicant, dateOfBirth } }
  expect((await desk.ask('dossiers.accept', born)).code).toBe('dossiers.born-impossible')
  expect((await desk.ask('dossiers.accept', input)).code).toBeUndefined()
})
