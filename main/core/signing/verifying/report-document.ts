import type { DeskProfile } from '../../../../shared/contract/people.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { SignatureReport, SignerView, Standing } from '../../../../shared/signing/index.ts'
import {
  type DocumentMaker,
  dayInFigures,
  figures,
  html,
  instantInFigures,
  letterhead,
  line,
  type Markup,
  printable,
  signatures,
  title,
} from '../../printing/index.ts'
import type { HeldReport, HeldReports } from './held-reports.ts'
import { CHANGES, FAULTS, UNCHECKED, VERDICTS } from './report-words.ts'

export interface ReportDocumentParts {
  readonly held: HeldReports
  readonly people: { getProfile(): DeskProfile; find(id: string): { readonly name: string } | undefined }
}

/**
 * Report about the signatures of a file (phiếu kết quả kiểm tra chữ ký số): everything that TT 15/2025/TT-BKHCN wants shown of a
 * verification. It is made of a report that is still held; one that was let go has to be made anew, since trust and revocation move on.
 * @throws DeskError signing.report-gone
 */
export function reportDocument({ held, people }: ReportDocumentParts): DocumentMaker {
  return ({ subject, paper, officer, printedAt, reprint }) => {
    const found = held.find(subject)
    if (found === undefined) throw new DeskError('signing.report-gone')
    const { report } = found
    return printable({ title: `Phiếu kiểm tra chữ ký số ${instantInFigures(report.verifiedAt)}`, paper }, [
      html`${letterhead({ desk: people.getProfile(), printedAt })}
${title(['PHIẾU KẾT QUẢ', 'KIỂM TRA CHỮ KÝ SỐ'], [found.dossierCode === null ? null : `Mã hồ sơ: ${found.dossierCode}`], { reprint })}
${aboutFile(found)}
<p class="strong">${conclusionOf(found)}</p>
${report.signatures.map(aboutSignature)}
<p class="foot">Kết quả đúng với tệp có mã kiểm tra (SHA-256) ghi trên đây, tại thời điểm kiểm tra. “Chưa kiểm tra được đầy đủ” không có nghĩa là hợp lệ: hãy kiểm tra lại khi có mạng.</p>
<div class="keep">${signatures([{ role: 'NGƯỜI KIỂM TRA', name: people.find(officer)?.name ?? null }])}</div>`,
    ])
  }
}

function aboutFile({ report, file, bytes, digest, trust }: HeldReport): Markup {
  return html`${line('Tệp', file)}
${line('Dung lượng', `${figures(bytes)} byte`)}
${line('Mã kiểm tra (SHA-256)', digest.replaceAll(/(.{8})(?=.)/g, '$1 '))}
${line('Thời điểm kiểm tra', instantInFigures(report.verifiedAt))}
${line(
  'Danh sách tin cậy',
  trust === null
    ? 'chưa có, nên không kết luận được ai bảo đảm cho chứng thư số'
    : `số ${trust.number}, ${trust.publisher}`,
)}`
}

function conclusionOf({ report }: HeldReport): string {
  switch (report.state) {
    case 'unsigned':
      return 'Tệp không có chữ ký số.'
    case 'encrypted':
      return 'Tệp có mật khẩu hoặc bị khóa nên không kiểm tra được.'
    case 'unreadable':
      return 'Tệp không phải PDF hoặc đã hỏng nên không kiểm tra được.'
    case 'signed': {
      const count = (verdict: SignatureReport['verdict']) =>
        report.signatures.filter((one) => one.verdict === verdict).length
      return `Tệp có ${report.signatures.length} chữ ký: ${count('valid')} hợp lệ, ${count('unchecked')} chưa kiểm tra được đầy đủ, ${count('invalid')} không hợp lệ.`
    }
  }
}

function aboutSignature(report: SignatureReport, index: number): Markup {
  const { signer, faults, laterChanges } = report
  const what = report.kind === 'signature' ? 'Chữ ký' : 'Dấu thời gian trên cả tệp'
  return html`<div class="keep">
<p class="lead strong">${index + 1}. ${what}: ${VERDICTS[report.verdict]}</p>
${faults.length === 0 ? null : line('Lý do', faults.map((fault) => FAULTS[fault]).join('; '))}
${signer === null ? line('Người ký', 'không rõ') : aboutSigner(signer, report.isCertificateValidNow)}
${line('Nội dung ký', report.reason)}
${line('Thời điểm ký', timeOf(report))}
${report.stampFaults.length === 0 ? null : line('Dấu thời gian kèm theo', `không được tin cậy: ${report.stampFaults.map((fault) => FAULTS[fault]).join('; ')}`)}
${line('Tính toàn vẹn', report.isIntact ? 'nội dung được ký còn nguyên vẹn' : 'KHÔNG còn nguyên vẹn hoặc không kiểm tra được')}
${line(
  'Phạm vi',
  report.coversWholeFile
    ? 'toàn bộ tệp'
    : `sau khi ký có thêm: ${laterChanges.map((change) => CHANGES[change]).join(', ') || 'không rõ'}`,
)}
${line('Thu hồi, tại thời điểm ký', standingOf(report.standingThen))}
${line('Thu hồi, hiện nay', standingOf(report.standingNow))}
${line('Mức chữ ký', report.level === null ? null : `PAdES ${report.level}`)}
</div>`
}

function aboutSigner(signer: SignerView, isValidNow: boolean): Markup {
  const { validFrom, validUntil } = signer
  const dates = `từ ${dayInFigures(validFrom)} đến ${dayInFigures(validUntil)}`
  return html`${line('Người ký', signer.holder)}
${line('Đơn vị quản lý', signer.unit)}
${line('Nơi cấp chứng thư số', signer.issuer)}
${line('Số hiệu chứng thư số', signer.serial)}
${line('Hiệu lực chứng thư số', `${dates} (${isValidNow ? 'hiện còn hiệu lực' : 'hiện KHÔNG còn hiệu lực'})`)}`
}

function timeOf({ stampedAt, stampAuthority, claimedAt }: SignatureReport): string {
  if (stampedAt !== null) {
    const by = stampAuthority === null ? '' : ` của ${stampAuthority.holder}`
    return `${instantInFigures(stampedAt)}, theo dấu thời gian${by}`
  }
  if (claimedAt === null) return 'không ghi'
  return `${instantInFigures(claimedAt)}, do máy người ký ghi (không có dấu thời gian chứng minh)`
}

function standingOf(standing: Standing): string {
  if (standing.state === 'unchecked') return `chưa kiểm tra được (${UNCHECKED[standing.why]})`
  const source = `theo ${standing.source.toLocaleUpperCase('en')} lúc ${instantInFigures(standing.answeredAt)}`
  return standing.state === 'good'
    ? `không bị thu hồi, ${source}`
    : `ĐÃ BỊ THU HỒI từ ${instantInFigures(standing.revokedAt)}, ${source}`
}
