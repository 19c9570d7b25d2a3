import type { SignedInCaller } from '../../../shared/contract/index.ts'
import type { CertificateOwner } from '../../../shared/signing/index.ts'
import type { OpenRooms } from '../rooms.ts'
import type { Practice, Training } from '../signing/index.ts'
import { CLERK, COMMUNE, LEADER, SPECIALIST } from './commune.ts'

const AGENCY = `Ủy ban nhân dân ${COMMUNE.communeName.replace(/^Xã/, 'xã')}`

/** Who signs with a practice token; the agency's is used by the leader and the clerk. */
export interface Signers {
  readonly leader: SignedInCaller
  readonly clerk: SignedInCaller
  readonly specialist: SignedInCaller
}

const TOKENS = { leader: 'lanh-dao', clerk: 'mot-cua', specialist: 'chuyen-mon', agency: 'co-quan' } as const

/** Makes the training authority of the commune, with a token for each officer and one for the agency. */
export function makeCommunePractice({ makePractice }: Training, now: number): Practice {
  const person = (name: string, { name: holder }: { readonly name: string }) => ({ name, holder, unit: AGENCY })
  return makePractice(
    [
      person(TOKENS.leader, LEADER),
      person(TOKENS.clerk, CLERK),
      person(TOKENS.specialist, SPECIALIST),
      { name: TOKENS.agency, holder: AGENCY, unit: AGENCY },
    ],
    now,
  )
}

/** Lets the commune sign: believes its training authority, registers whose certificates are whose, and takes pictures of signature and seal. */
export async function equipForSigning(
  { handlers }: Pick<OpenRooms, 'handlers'>,
  { drawHandwriting, drawSeal }: Training,
  { trustList }: Practice,
  { leader, clerk, specialist }: Signers,
): Promise<void> {
  await handlers['signing.take-trust-list']({ text: trustList }, leader)
  const { tokens } = await handlers['signing.tokens']({}, leader)
  const register = async (name: string, owner: CertificateOwner): Promise<void> => {
    const token = tokens.find(({ serial }) => serial.endsWith(name))
    const certificate = token?.certificates[0]?.fingerprint
    if (token === undefined || certificate === undefined) throw new Error(`no practice token ${name}`)
    await handlers['signing.register-certificate']({ certificate, token: token.serial, owner }, leader)
  }
  await register(TOKENS.leader, { kind: 'officer', officer: leader.officer.id })
  await register(TOKENS.clerk, { kind: 'officer', officer: clerk.officer.id })
  await register(TOKENS.specialist, { kind: 'officer', officer: specialist.officer.id })
  await register(TOKENS.agency, { kind: 'agency', officers: [leader.officer.id, clerk.officer.id] })
  await handlers['signing.set-picture']({ officer: leader.officer.id, content: drawHandwriting() }, leader)
  await handlers['signing.set-picture']({ officer: null, content: drawSeal() }, leader)
}

/** The draft of a result for the leader's signature. */
export function draftResult(
  { drawPracticeResult }: Training,
  summary: string,
  applicant: string,
): Uint8Array<ArrayBuffer> {
  return drawPracticeResult({
    agency: ['ỦY BAN NHÂN DÂN', COMMUNE.communeName.toLocaleUpperCase('vi')],
    title: 'KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
    lines: [`Người yêu cầu: ${applicant}`, `Nội dung yêu cầu: ${summary}`, 'Kết quả: đã giải quyết theo yêu cầu.'],
    position: 'GIÁM ĐỐC TRUNG TÂM',
    signer: LEADER.name,
  })
}

/** A declaration as it was scanned, for electronic copies. */
export function scannedDeclaration(
  { drawPracticeResult }: Training,
  name: string,
  summary: string,
  applicant: string,
): Uint8Array<ArrayBuffer> {
  return drawPracticeResult({
    agency: [],
    title: name.toLocaleUpperCase('vi').slice(0, 60),
    lines: [`Kính gửi: ${AGENCY}`, `Họ, chữ đệm, tên người yêu cầu: ${applicant}`, `Nội dung yêu cầu: ${summary}`],
    position: 'NGƯỜI YÊU CẦU',
    signer: applicant,
  })
}
