import { v7 } from 'uuid'
import { BulkActInput, type CallInput } from '../../../shared/contract/index.ts'
import { Act } from '../../../shared/dossier/acts.ts'
import { pdf } from '../papers/paper-desk.ts'
import { LAN } from '../people/desk.ts'
import { type Example, example } from './example.ts'
import { paperExamples } from './paper-examples.ts'
import type { RealDesk } from './real-desk.ts'
import { scanningExamples } from './scanning-examples.ts'
import { settingsExamples } from './settings-examples.ts'
import { signingExamples } from './signing-examples.ts'

const TODAY = '2026-11-20'
const SECRETS = { passphrase: 'thuyền về bến vắng', pin: '905173' }
const REASON = 'Theo đơn của người dân'

/** Counts what must be there once only: logins, citizens, books. */
let made = 0

/** An example for every call with a text in its question, such that together they hold every field that takes one. */
export function examplesFor(desk: RealDesk): readonly Example[] {
  const login = () => {
    made += 1
    return `mai${made}`
  }
  const officer = () => ({
    ...SECRETS,
    login: login(),
    name: 'Trần Ngọc Mai',
    position: 'Công chức',
    roles: ['clerk' as const],
  })
  const selection = { period: { from: TODAY, to: TODAY }, procedure: null, officer: null }
  const chief = async () => (await desk.get('officers.list', {})).find(({ login }) => login === LAN.login)?.id ?? ''

  const applicant = () => {
    made += 1
    const serial = String(made).padStart(6, '0')
    return {
      name: 'Nguyễn Thị Đào',
      personalNumber: `044190${serial}`,
      oldNumber: `190${serial}`,
      dateOfBirth: '1990-08-14',
      sex: 'female' as const,
      address: 'Thôn Đông',
      phone: '0912345678',
      email: 'dao@example.org',
      cardIssuedOn: '2021-05-10',
    }
  }
  const reception = (): CallInput<'dossiers.accept'> => ({
    id: v7(),
    procedure: '1.001193',
    applicant: applicant(),
    ownerName: 'Lê Văn Con',
    representation: { kind: 'person', ownerNumber: '044190999999', document: 'Giấy ủy quyền số 1' },
    summary: 'Đăng ký khai sinh cho con',
    sets: 1,
    papers: [
      { code: 'to-khai', name: 'Tờ khai đăng ký khai sinh', use: 'hand-in', originals: 1, copies: 0, note: 'Bản giấy' },
      { code: 'giay-chung-sinh', name: 'Giấy chứng sinh', use: 'hand-in', originals: 1, copies: 0 },
    ],
    fee: { amount: 0, note: 'Miễn' },
    returnBy: 'counter',
    duplicate: { of: v7(), reason: 'Hồ sơ trước nộp nhầm' },
  })
  const received = async () => (await desk.get('dossiers.accept', reception())).id

  const revisionOf = async (dossier: string) => (await desk.get('dossiers.view', { id: dossier })).revision
  const content = new Uint8Array(pdf(400))

  /** Does an act on a dossier as it stands. */
  async function act(dossier: string, name: Act): Promise<void> {
    await desk.get('dossiers.act', await actInput(dossier, name))
  }

  async function actInput(dossier: string, name: Act): Promise<CallInput<'dossiers.act'>> {
    const base = { dossier, revision: await revisionOf(dossier) }
    const note = 'Đã xem'
    switch (name) {
      case 'forward':
        return { ...base, act: name, to: await chief(), note, withoutFiles: REASON }
      case 'take-over':
        return { ...base, act: name, note, withoutFiles: REASON }
      case 'submit':
        return { ...base, act: name, to: await chief(), note }
      case 'request-supplement':
        return { ...base, act: name, missing: ['Giấy chứng sinh bản chính'], reason: REASON, answerBy: '2026-11-30' }
      case 'ask-verification':
        return { ...base, act: name, agency: 'Công an xã', question: 'Xác minh nơi cư trú', replyBy: '2026-11-30' }
      case 'note-verification':
        return { ...base, act: name, answer: 'Có cư trú tại xã' }
      case 'complete':
        return { ...base, act: name, file: { name: 'ket-qua.pdf', content }, note, withoutFiles: REASON }
      case 'extend':
        return { ...base, act: name, dueOn: '2026-12-15', reason: REASON }
      case 'recompute':
        return { ...base, act: name, reason: REASON }
      case 'stop':
      case 'withdraw':
        return { ...base, act: name, requestedBy: 'Nguyễn Thị Đào', reason: REASON }
      case 'hand-over':
        return {
          ...base,
          act: name,
          to: 'applicant',
          receiverName: 'Nguyễn Thị Đào',
          receiverNumber: '044190000001',
          note,
          withoutFile: REASON,
        }
      case 'post': {
        const receiver = { receiverName: 'Nguyễn Thị Đào', address: 'Thôn Đông, xã Quảng Trạch', phone: '0912345678' }
        return { ...base, act: name, trackingNumber: 'EB123456789VN', ...receiver, note, withoutFile: REASON }
      }
      case 'note-undelivered':
        return { ...base, act: name, reason: REASON }
      case 'send-electronically':
        return { ...base, act: name, sentTo: 'dao@example.org', note, withoutFile: REASON }
      default:
        return { ...base, act: name, note }
    }
  }

  const WAYS: Readonly<Record<Act, readonly Act[]>> = {
    forward: [],
    'take-over': [],
    'send-back': ['take-over'],
    'request-supplement': [],
    supplement: ['request-supplement'],
    'ask-verification': ['take-over'],
    'note-verification': ['take-over', 'ask-verification'],
    submit: ['take-over'],
    approve: ['take-over', 'submit'],
    reject: ['take-over', 'submit'],
    sign: ['take-over', 'submit', 'approve'],
    complete: [],
    extend: [],
    recompute: [],
    stop: [],
    withdraw: [],
    'hand-over': ['complete'],
    post: ['complete'],
    'note-delivered': ['complete', 'post'],
    'note-undelivered': ['complete', 'post'],
    'send-electronically': ['complete'],
  }
  const acts = Act.options.map((name) =>
    example('dossiers.act', async () => {
      const dossier = await received()
      for (const before of WAYS[name]) await act(dossier, before)
      return actInput(dossier, name)
    }),
  )

  const payer = { payer: 'Nguyễn Thị Đào', address: 'Thôn Đông' }
  const payment = (): CallInput<'fees.collect'> => ({
    id: v7(),
    dossier: null,
    lines: [{ name: 'Lệ phí hộ tịch', quantity: 1, unitAmount: 8_000, amount: 8_000 }],
    exemption: { group: 'ho-ngheo', percent: 50, reason: 'Sổ hộ nghèo' },
    method: 'transfer',
    reference: 'FT2632412345',
    ...payer,
  })
  const paid = async () => (await desk.get('fees.collect', { ...payment(), exemption: null })).id
  const visit = (): CallInput<'certification.enter'> => ({
    visit: v7(),
    dossier: null,
    kind: 'copy',
    requester: 'Nguyễn Thị Đào',
    requesterNumber: '044190000001',
    signer: 'Lê Thị Hoa',
    signerPosition: 'Phó Chủ tịch',
    papers: [{ id: v7(), paper: 'Bằng tốt nghiệp', pages: 2, copies: 3 }],
  })
  const certified = async () => (await desk.get('certification.enter', visit()))[0]?.id ?? ''
  const complaint = (): CallInput<'complaints.receive'> => ({
    id: v7(),
    kind: 'complaint',
    channel: 'counter',
    about: '',
    name: 'Nguyễn Thị Đào',
    phone: '0912345678',
    address: 'Thôn Đông',
    content: 'Chờ quá lâu ở quầy',
  })
  const complained = async () => (await desk.get('complaints.receive', complaint())).row.id
  const book = (): CallInput<'books.open'> => {
    made += 1
    return { id: v7(), kind: 'fee-receipts', series: `AA/${made}`, form: '01-05/BLP', first: 1, last: 500 }
  }
  const bookHere = async () => (await desk.get('books.open', book())).id
  const bookAway = async () => {
    const id = await bookHere()
    await desk.get('books.hand-over', { id, transfer: v7(), toMark: 'Q2' })
    return id
  }
  const tariff = { procedure: '1.001193', effectiveFrom: TODAY, amount: 8_000, per: 'việc', source: 'Nghị quyết 12' }
  const answers = { timeliness: 3, attitude: 3, overall: 2 } as const
  const drawn = async () => (await desk.get('waiting.draw', { id: v7(), service: 'reception' })).id
  const everyKind = [
    'fee-receipt',
    'cash-report',
    'certification-clause',
    'certification-month',
    'book-transfer',
    'hand-over-list',
    'postman-list',
    'register',
    'waiting-number',
  ] as const

  return [
    example('session.open', () => ({ login: 'lan', secret: { kind: 'passphrase', passphrase: 'không phải' } }), 2),
    example('session.open', () => ({ login: 'lan', secret: { kind: 'pin', pin: '135790' } }), 2),
    example('session.unlock', () => ({ pin: '135790' }), 2),
    example('officers.add', officer),
    example('officers.change-secret', () => ({
      current: { kind: 'passphrase', passphrase: 'không phải' },
      passphrase: 'mưa rơi bến cũ đò xưa',
      pin: '619370',
    })),
    example('officers.change-secret', () => ({
      current: { kind: 'pin', pin: '135790' },
      passphrase: null,
      pin: '619370',
    })),
    example('officers.reset-access', async () => ({
      ...SECRETS,
      officer: (await desk.get('officers.add', officer())).id,
    })),
    example('officers.retire', async () => ({
      officer: (await desk.get('officers.add', officer())).id,
      reason: REASON,
    })),
    example('officers.set-roles', async () => ({
      officer: (await desk.get('officers.add', officer())).id,
      roles: ['specialist'],
      position: 'Công chức',
      reason: REASON,
    })),
    example('catalog.search', () => ({ query: 'khai sinh', limit: 5 })),
    example('catalog.procedure', () => ({ code: '1.001193' })),
    example('dossiers.preview-due', () => ({ procedure: '1.001193' })),
    example('dossiers.accept', reception),
    example('dossiers.accept', () => ({
      ...reception(),
      representation: { kind: 'organisation', taxCode: '0101234567', position: 'Giám đốc' },
    })),
    example('dossiers.refuse', () => {
      const { id, procedure, summary } = reception()
      return { id, procedure, applicant: applicant(), summary, reason: 'Thiếu giấy chứng sinh' }
    }),
    example('dossiers.search', async () => ({
      text: 'Đào',
      states: [],
      procedure: '1.001193',
      queue: 'mine',
      holder: await chief(),
      limit: 5,
      after: 't999',
    })),
    example('dossiers.view', async () => ({ id: await received() })),
    example('dossiers.visit', async () => ({ dossier: await received() })),
    example('dossiers.find-by-code', () => ({ code: 'Q1-261120-T0001' })),
    ...acts,
    ...BulkActInput.options.map(({ shape }) =>
      example('dossiers.act-on-many', async () => {
        const name = shape.act.value
        const dossier = await received()
        for (const before of WAYS[name]) await act(dossier, before)
        return { acts: [BulkActInput.parse(await actInput(dossier, name))] }
      }),
    ),
    example('filters.save', () => ({
      id: v7(),
      name: 'Khai sinh',
      filter: { queue: 'mine', states: [], procedure: '1.001193' },
    })),
    example('filters.remove', () => ({ id: v7() })),
    example('citizens.find', () => ({ personalNumber: '044190000001' })),
    example('citizens.same-request', () => ({ personalNumber: '044190000001', procedure: '1.001193' })),
    example('citizens.view', async () => ({ dossier: await received() })),
    ...paperExamples(desk, { received, complete: (dossier) => act(dossier, 'complete') }),
    example('forms.prepare', async () => ({ dossier: await received(), form: 'receipt', paper: 'A5' })),
    example('waiting.draw', () => ({ id: v7(), service: 'reception' })),
    example('waiting.call-next', () => ({ services: ['reception'], counter: 'Quầy 1' })),
    example('waiting.call-again', async () => {
      const ticket = await drawn()
      await desk.get('waiting.call-next', { services: ['reception'], counter: 'Quầy 1' })
      return { ticket, counter: 'Quầy 1' }
    }),
    example('waiting.end', async () => ({ ticket: await drawn(), outcome: 'absent' })),
    example('satisfaction.invite', async () => ({ dossier: await received() })),
    example('satisfaction.answer', () => ({ token: v7(), answers })),
    example('satisfaction.note', async () => ({ dossier: await received(), answers })),
    example('satisfaction.of-dossier', async () => ({ dossier: await received() })),
    example('complaints.receive', complaint),
    example('complaints.view', async () => ({ id: await complained() })),
    example('complaints.act', async () => ({
      id: await complained(),
      act: 'answer',
      text: 'Đã giải thích với công dân',
    })),
    ...everyKind.map((kind) =>
      example('documents.prepare', async () => ({ kind, paper: 'A4', subject: await paid() })),
    ),
    example('books.open', book),
    example('books.hand-over', async () => ({ id: await bookHere(), transfer: v7(), toMark: 'Q2' })),
    example('books.transfer-file', async () => ({ id: await bookAway() })),
    example('books.take-over', async () => ({
      content: (await desk.get('books.transfer-file', { id: await bookAway() })).content,
    })),
    example('books.close', async () => ({ id: await bookHere() })),
    example('fees.collect', async () => {
      const [group] = (await desk.get('fees.reference', {})).exemptions
      return {
        ...payment(),
        dossier: await received(),
        exemption: { group: group?.code ?? '', percent: 50, reason: 'Sổ hộ nghèo' },
      }
    }),
    example('fees.reverse', async () => ({ id: await paid(), reason: 'Thu nhầm người' })),
    example('fees.number', async () => ({ id: await paid() })),
    example('fees.of-day', () => ({ day: TODAY })),
    example('fees.of-dossier', async () => ({ dossier: await received() })),
    example('fees.close', () => ({ id: v7(), counted: 0, note: 'Thừa 0 đồng' })),
    example('fees.set-account', () => ({
      account: { bin: '970436', account: '0011001234567', holder: 'UBND XA DONG SON' },
    })),
    example('fees.transfer-code', () => ({ amount: 8_000, purpose: 'Le phi ho tich' })),
    example('fees.enter-tariff', () => tariff),
    example('fees.remove-tariff', async () => {
      await desk.get('fees.enter-tariff', tariff)
      return { procedure: tariff.procedure, effectiveFrom: tariff.effectiveFrom }
    }),
    example('certification.enter', async () => ({ ...visit(), dossier: await received() })),
    example('certification.number', async () => ({ id: await certified() })),
    example('certification.void', async () => ({ id: await certified(), reason: 'Ghi nhầm số tờ' })),
    example('certification.of-month', () => ({ kind: 'copy', month: '2026-11' })),
    ...settingsExamples(desk),
    ...scanningExamples(desk),
    ...signingExamples(desk, received),
    example('registers.rows', async () => ({
      ...selection,
      procedure: '1.001193',
      officer: await chief(),
      limit: 5,
      after: '0.0',
    })),
    example('indicators.items', async () => ({
      ...selection,
      procedure: '1.001193',
      officer: await chief(),
      limit: 5,
      after: '0.0',
      indicator: 'on-time',
      part: 'counted',
      cause: null,
    })),
    example('indicators.dashboard', async () => ({ ...selection, procedure: '1.001193', officer: await chief() })),
  ]
}
