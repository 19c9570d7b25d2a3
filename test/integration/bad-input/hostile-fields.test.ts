import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreContract } from '../../../shared/contract/contract.ts'
import { type CallInput, type CallOutput, CORE_CALL_NAMES, type CoreCallName } from '../../../shared/contract/index.ts'
import { ERROR_CODES, type ErrorCode } from '../../../shared/errors.ts'
import { LAN, PROFILE } from '../people/desk.ts'
import type { Example } from './example.ts'
import { examplesFor } from './examples.ts'
import { textFieldsIn, textFieldsOf, textsIn, withText } from './fields.ts'
import { RealDesk } from './real-desk.ts'

/** A Friday morning, 08:35 at the desk. */
const MORNING = Date.UTC(2026, 10, 20, 1, 35)

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['pictures', 'Đào 😀👨‍👩‍👧🇻🇳 ❤️ Đào'],
  ['control characters', 'Đào\u0007\u001b[31m\u0085 Đào\t\v'],
  ['NUL', 'Đào\u0000 Đào'],
  ['marks of writing direction', 'Đào \u202eiaM\u2066\u200f\u061c Đào'],
  ['signs nobody sees', 'Đ\u200bà\ufeffo\u00ad\u3164 Đ\u2060ào'],
  ['half a pair', '\ud83d Đào \udc00 Đào'],
  ['heaped marks', `Đào ${'\u0301\u0323\u0308'.repeat(40)} Đào`],
  ['SQL', "'; DROP TABLE dossiers; --"],
  ['HTML', '<img src=x onerror="alert(1)"><script>alert(1)</script>&amp;'],
  ['a template', '{{constructor}} %s%n __proto__'],
  ['a way through folders', '../../../../etc/passwd'],
  ['lines', 'Đào\r\nĐào\n\nĐào\u2028Đào'],
  ['nothing', ''],
  ['blanks', ' \u00a0\u3000 \t '],
  ['300 letters', 'Ngữ'.repeat(100)],
  ['a million letters', 'a'.repeat(1_000_000)],
]

/** What no answer may say: these tell of a bug, or of a store that something broke. */
const BUGS: ReadonlySet<ErrorCode> = new Set(
  ERROR_CODES.filter((code) => /^(store|ledger|core)\./.test(code) || code === 'gate.bad-output'),
)

/** Signs that are kept nowhere: controls save the end of a line, halves of pairs, what nobody sees. */
const DIRT = /(?!\n)\p{Cc}|[\u2028\u2029]|\p{Cs}|\p{Default_Ignorable_Code_Point}/u

/** Every dossier of the desk. */
async function everyDossier(): Promise<readonly string[]> {
  const found: string[] = []
  let after: string | null = null
  do {
    const question: CallInput<'dossiers.search'> = {
      text: '',
      states: [],
      procedure: null,
      queue: 'all',
      limit: 200,
      after,
    }
    const page: CallOutput<'dossiers.search'> = await desk.get('dossiers.search', question)
    found.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  return found
}

let desk: RealDesk
beforeAll(async () => {
  desk = await RealDesk.found(MORNING)
  await desk.get('fees.set-account', { account: { bin: '970436', account: '0011001234567', holder: 'UBND XA' } })
})
afterAll(() => desk.leave())

const shapeOf = (call: CoreCallName) => coreContract[call].input

/** What an answer to a hostile question has of a bug; undefined when it has none. */
function faultOf(answer: Awaited<ReturnType<RealDesk['ask']>>): string | undefined {
  if (answer.code !== undefined) return BUGS.has(answer.code) ? answer.code : undefined
  for (const { name, text } of textsIn(answer.output)) {
    if (name !== 'html' && DIRT.test(text)) return `dirt in ${name}: ${JSON.stringify(text.slice(0, 60))}`
    if (name === 'html' && /<script>alert|<img src=x/.test(text)) return 'HTML within a paper'
  }
  return undefined
}

/** Asks with every hostile text in every field of an example. */
async function faultsOf({ call, make, screen }: Example): Promise<string[]> {
  const faults: string[] = []
  let input = await make()
  for (const { name, path } of textFieldsIn(shapeOf(call), input)) {
    for (const [what, text] of HOSTILE) {
      const answer = await desk.ask(call, withText(input, path, text), screen)
      const fault = faultOf(answer)
      if (fault !== undefined) faults.push(`${name} with ${what}: ${fault}`)
      // What was done once cannot be done again.
      if (answer.code === undefined) input = await make()
    }
  }
  return faults
}

/** Asked before there is a desk. */
const FIRST: CoreCallName = 'desk.found'

it('has an example of every field that takes a text', async () => {
  const known = new Set<string>()
  for (const { call, make } of examplesFor(desk)) {
    for (const { name } of textFieldsIn(shapeOf(call), await make())) known.add(`${call}${name}`)
  }
  const all = CORE_CALL_NAMES.filter((call) => call !== FIRST).flatMap((call) =>
    textFieldsOf(shapeOf(call)).map((name) => `${call}${name}`),
  )
  expect(all.filter((field) => !known.has(field))).toEqual([])
})

describe('every field takes whatever is typed, and cleans or refuses it', () => {
  const calls = CORE_CALL_NAMES.filter((call) => call !== FIRST && textFieldsOf(shapeOf(call)).length > 0)

  it.each(calls)('%s', { timeout: 240_000 }, async (call) => {
    const faults: string[] = []
    for (const example of examplesFor(desk).filter((each) => each.call === call)) {
      faults.push(...(await faultsOf(example)))
    }
    expect(faults).toEqual([])
    expect(desk.reported).toEqual([])
  })
})

it.each([
  ['cash-report', '2026-02-31'],
  ['hand-over-list', '2026-13-01'],
  ['postman-list', '3026-00-10'],
  ['certification-month', 'copy:2026-13'],
  ['certification-month', 'copy'],
  ['register', '2026-02-30:2026-03-01:*:*'],
  ['register', '2026-03-02:2026-03-01:*:*'],
] as const)('prints no %s of %s', async (kind, subject) => {
  const answer = await desk.ask('documents.prepare', { kind, subject, paper: 'A4' })
  expect(answer.code).toMatch(/^(fees|certification|dossiers|registers|gate)\./)
  expect(BUGS).not.toContain(answer.code)
})

describe('what was kept of it', () => {
  it('is found clean, and the ledger verifies', async () => {
    const dossiers = await everyDossier()
    expect(dossiers.length).toBeGreaterThan(500)
    for (const id of dossiers) expect(faultOf(await desk.ask('dossiers.view', { id }))).toBeUndefined()
    for (const call of [
      'officers.list',
      'settings.calendar',
      'books.list',
      'fees.reference',
      'waiting.list',
    ] as const) {
      expect(faultOf(await desk.ask(call, {})), call).toBeUndefined()
    }
    expect(faultOf(await desk.ask('complaints.list', { ended: true, limit: 500 }))).toBeUndefined()
    expect(faultOf(await desk.ask('fees.of-day', { day: '2026-11-20' }))).toBeUndefined()
    expect(faultOf(await desk.ask('certification.of-month', { kind: 'copy', month: '2026-11' }))).toBeUndefined()
    expect(await desk.get('diagnostics.verify-ledger', {})).toMatchObject({ ok: true })
  })

  it('prints as it was typed, never as part of the page', async () => {
    let withHtml = 0
    for (const id of await everyDossier()) {
      const { forms } = await desk.get('dossiers.view', { id })
      for (const form of forms) {
        const { ticket } = await desk.get('forms.prepare', { dossier: id, form, paper: 'A4' })
        const page = desk.page(ticket)
        expect(page).not.toMatch(/<script>alert|<img src=x/)
        if (page.includes('&lt;script&gt;alert(1)')) withHtml += 1
      }
    }
    expect(withHtml).toBeGreaterThan(20)
  })

  it('opens again the next morning', async () => {
    desk.close()
    const again = await RealDesk.open(MORNING + 86_400_000, desk.directory)
    await again.get('session.open', { login: LAN.login, secret: { kind: 'passphrase', passphrase: LAN.passphrase } })
    expect(await again.get('diagnostics.verify-ledger', {})).toMatchObject({ ok: true })
    expect(again.reported).toEqual([])
    again.close()
  })
})

describe('the founding', () => {
  it.each(HOSTILE)('with %s in every field makes a clean desk or none', async (_what, text) => {
    const own = await RealDesk.open(MORNING)
    const profile = { communeName: text, provinceName: text, deskName: text, phone: text.slice(0, 30), address: text }
    const input = { desk: { ...PROFILE, ...profile }, officer: { ...LAN, name: text, position: text } }
    const answer = await own.ask('desk.found', input)
    expect(faultOf(answer)).toBeUndefined()
    expect((await own.get('desk.state', {})).founded).toBe(answer.code === undefined)
    expect(own.reported).toEqual([])
    own.leave()
  })
})
