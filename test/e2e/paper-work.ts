import type { Page } from 'playwright'
import { v7 } from 'uuid'
import type { Outcome } from '../../shared/contract/bridge.ts'
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts'
import type { Reception } from '../../shared/contract/dossiers.ts'
import { DIEM } from './people.ts'
import { smallestPdf } from './result-files.ts'
import { signedFile } from './signed-file.ts'

/** Asks the desk as its screens do. `bytes` stands in the place of `"BYTES"`, since JSON knows none. */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
  bytes: Uint8Array = new Uint8Array(),
): Promise<CallOutput<Name>> {
  const written = JSON.stringify(input, (_, value: unknown) => (value instanceof Uint8Array ? 'BYTES' : value))
  const given = written.replace('"BYTES"', `Uint8Array.from([${bytes.join(',')}])`)
  const answer = await page.evaluate<Outcome<CallOutput<Name>>>(`window.desk.calls['${name}'](${given})`)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.output
}

/** So long a text in the words of forms, as somebody may well type it. */
const long = (text: string, letters: number) =>
  `${text} `
    .repeat(Math.ceil(letters / (text.length + 1)))
    .slice(0, letters)
    .trim()

/** Papers that a dossier may have at most. */
const MOST_PAPERS = 40

const twoDigits = (place: number) => String(place).padStart(2, '0')

/** Somebody whose every text is as long as the desk takes it. */
export const LONGEST = {
  applicant: {
    name: long('Nguyễn Hoàng Đặng Thị Quỳnh Như', 100),
    personalNumber: DIEM.personalNumber,
    address: long('Tổ dân phố số 12, đường Nguyễn Đình Chiểu kéo dài', 300),
    phone: DIEM.phone,
    email: 'quynh.nhu.dang.hoang.nguyen@example.vn',
  },
  ownerName: long('Trần Lê Phương Thảo Nguyên', 100),
  summary: long('Xác nhận tình trạng hôn nhân để đăng ký kết hôn tại nước ngoài', 900),
  papers: Array.from({ length: MOST_PAPERS }, (_, place) => ({
    code: place === 0 ? 'to-khai' : `khac-${place}`,
    name: `Giấy tờ thứ ${twoDigits(place + 1)} ${place === 1 ? 'Đ'.repeat(280) : long('bản trích lục, quyết định, bản án', place === 2 ? 480 : 90)}`,
    use: 'hand-in' as const,
    originals: 1,
    copies: place,
  })),
  missing: Array.from(
    { length: MOST_PAPERS },
    (_, place) => `Nội dung thứ ${twoDigits(place + 1)} ${long('còn thiếu chữ ký và con dấu', 200)}`,
  ),
  reason: long('Hồ sơ chưa chứng minh được nơi cư trú', 900),
}

/** A day of work that leaves every paper of the desk to be printed. */
export interface PaperWork {
  /** Identifiers of dossiers by what became of them. */
  readonly posted: string
  readonly stopped: string
  readonly refused: string
  readonly certified: string
  readonly done: string
  readonly payment: string
  readonly entry: string
  readonly movedBook: string
  readonly ticket: string
  /** What the report about a signed file is printed by. */
  readonly report: string
  /** The desk's day, `yyyy-MM-dd`. */
  readonly today: string
}

export const PAYMENT = {
  payer: LONGEST.applicant.name,
  address: LONGEST.applicant.address,
  amount: 21_054_015,
} as const
export const TRACKING = 'EA123456789VN'
export const REQUESTER = 'Cao Bá Lộc'

/** Does that work through the calls of the screens. */
export async function doPaperWork(page: Page): Promise<PaperWork> {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const [chief] = await ask(page, 'officers.list', {})
  if (chief === undefined) throw new Error('no officer')
  const { missing, reason, ...longest } = LONGEST
  const posted = await receive(page, longest)
  await act(page, posted, { act: 'forward', to: chief.id, note: '' })
  await act(page, posted, { act: 'request-supplement', missing, reason, answerBy: null })
  await act(page, posted, { act: 'supplement', note: '' })
  await extend(page, posted)
  await act(page, posted, { act: 'submit', to: chief.id, note: '' })
  await act(page, posted, { act: 'approve', note: '' })
  await complete(page, posted)
  const { name: receiverName, address, phone } = LONGEST.applicant
  const letter = { trackingNumber: TRACKING, receiverName, address, phone, note: '' }
  await act(page, posted, { act: 'post', ...letter })
  const stopped = await receive(page, {})
  await act(page, stopped, { act: 'stop', requestedBy: LONGEST.applicant.name, reason })
  const certified = await receive(page, CERTIFICATION)
  const done = await receive(page, {})
  await complete(page, done)
  return {
    posted,
    stopped,
    refused: await refuse(page),
    certified,
    done,
    ...(await atTheCounter(page, posted)),
    report: await verifySigned(page),
    today,
  }
}

const CERTIFICATION = {
  procedure: '2.000815',
  applicant: LONGEST.applicant,
  summary: 'Chứng thực bản sao học bạ',
  fee: { amount: 14_000 },
  papers: [
    {
      code: 'ban-chinh',
      name: 'Học bạ trung học phổ thông',
      use: 'show',
      originals: 1,
      copies: 0,
      pages: 5,
      paperCopies: 2,
      electronicCopy: true,
    },
    { code: 'ban-sao', name: 'Bản sao học bạ', use: 'hand-in', originals: 0, copies: 2 },
  ],
} satisfies Partial<Reception>

async function receive(page: Page, parts: Partial<Reception>): Promise<string> {
  const { id } = await ask(page, 'dossiers.accept', {
    id: v7(),
    procedure: '1.004873',
    applicant: { name: DIEM.name, address: DIEM.address, phone: DIEM.phone },
    summary: 'Xác nhận tình trạng hôn nhân',
    sets: 1,
    papers: [{ code: 'to-khai', name: 'Tờ khai', use: 'hand-in', originals: 1, copies: 0 }],
    fee: { amount: 15_000 },
    returnBy: 'counter',
    ...parts,
  })
  return id
}

async function refuse(page: Page): Promise<string> {
  const { applicant, summary, reason } = LONGEST
  const { id } = await ask(page, 'dossiers.refuse', { id: v7(), procedure: '1.004873', applicant, summary, reason })
  return id
}

type WithoutBase<Input> = Input extends unknown ? Omit<Input, 'dossier' | 'revision'> : never

async function act(
  page: Page,
  dossier: string,
  done: WithoutBase<CallInput<'dossiers.act'>>,
  bytes?: Uint8Array,
): Promise<void> {
  const { revision } = await ask(page, 'dossiers.view', { id: dossier })
  const input: CallInput<'dossiers.act'> = { ...done, dossier, revision }
  await ask(page, 'dossiers.act', input, bytes)
}

async function complete(page: Page, dossier: string): Promise<void> {
  const content = new Uint8Array(smallestPdf('ket qua'))
  await act(page, dossier, { act: 'complete', file: { name: 'kết quả.pdf', content }, note: '' }, content)
}

/** Extends to the first working day a fortnight on. */
async function extend(page: Page, dossier: string): Promise<void> {
  for (let days = 14; days < 28; days += 1) {
    const dueOn = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    try {
      return await act(page, dossier, { act: 'extend', dueOn, reason: LONGEST.reason })
    } catch (error) {
      if (!(error instanceof Error && error.message === 'dossiers.due-day-off')) throw error
    }
  }
  throw new Error('no working day in a fortnight')
}

/** Verifies a file that somebody brought. */
async function verifySigned(page: Page): Promise<string> {
  const content = new Uint8Array(await signedFile())
  return (await ask(page, 'signing.verify-file', { name: 'giấy chứng nhận đã ký.pdf', content }, content)).print
}

async function atTheCounter(page: Page, dossier: string) {
  const book = { first: 1, last: null }
  await ask(page, 'books.open', { ...book, id: v7(), kind: 'fee-receipts', series: 'CM-26T', form: '01BLP' })
  await ask(page, 'books.open', { ...book, id: v7(), kind: 'certified-copies', series: 'SCT/BS', form: '' })
  const movedBook = v7()
  await ask(page, 'books.open', {
    ...book,
    id: movedBook,
    kind: 'certified-translations',
    series: 'SCT/CKND',
    form: '',
  })
  await ask(page, 'books.hand-over', { id: movedBook, transfer: v7(), toMark: 'Q2' })
  const payment = v7()
  const { amount, payer, address } = PAYMENT
  await ask(page, 'fees.collect', {
    id: payment,
    dossier,
    lines: [
      { name: 'Lệ phí hộ tịch', quantity: 1, unitAmount: amount - 14_000, amount: amount - 14_000 },
      { name: long('Phí chứng thực bản sao từ bản chính', 180), quantity: 2, unitAmount: 7_000, amount: 14_000 },
    ],
    exemption: null,
    method: 'cash',
    reference: '',
    payer,
    address,
  })
  const entry = v7()
  await ask(page, 'certification.enter', {
    visit: v7(),
    dossier: null,
    kind: 'copy',
    requester: REQUESTER,
    requesterNumber: DIEM.personalNumber,
    signer: 'Lê Văn Hòa',
    signerPosition: 'Phó Chủ tịch UBND',
    papers: [
      { id: entry, paper: 'Bằng tốt nghiệp', pages: 3, copies: 2 },
      { id: v7(), paper: long('Giấy chứng nhận quyền sử dụng đất', 290), pages: 4, copies: 1 },
    ],
  })
  const ticket = v7()
  await ask(page, 'waiting.draw', { id: ticket, service: 'reception' })
  return { payment, entry, movedBook, ticket }
}
