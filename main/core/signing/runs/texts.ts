import type { CertificateOwnerKind, SigningKind } from '../../../../shared/signing/index.ts'
import { attachmentLines, type CopyForm, copyLines, vietnamTime } from '../pades/index.ts'

/** What the lines of a signature are made of. */
export interface LineFacts {
  readonly kind: SigningKind
  readonly owner: CertificateOwnerKind
  /** Common name and unit, as the certificate says. */
  readonly holder: string
  readonly unit: string
  /** Number and notation (số và ký hiệu); null where none was given. */
  readonly notation: string | null
  /** Name of the paper or the document. */
  readonly name: string
  readonly at: Date
}

/** How the signature says why it was made; readers show it beside the signer. */
export const REASONS: Readonly<Record<SigningKind, string>> = {
  approval: 'Ký phê duyệt',
  issue: 'Ký phát hành',
  digitized: 'Ký tài liệu số hóa',
  copy: 'Sao y',
  'copy-of-copy': 'Sao lục',
  excerpt: 'Trích sao',
  attachment: 'Ký phụ lục kèm theo văn bản',
  incoming: 'Ký tài liệu số hóa công văn đến',
}

/** What stands on everything that a key in a file signs. */
export const TRAINING = 'HUẤN LUYỆN – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ'

/** How a signature of a kind is seen where NĐ 30/2020/NĐ-CP, Phụ lục I wants a picture: handwriting, seal. Others are lines alone. */
export const PICTURED: ReadonlySet<SigningKind> = new Set<SigningKind>(['approval', 'issue'])

const COPIES: Partial<Record<SigningKind, CopyForm>> = {
  copy: 'full',
  'copy-of-copy': 'extractFromCopy',
  excerpt: 'extract',
}

/** The lines of a signature that is seen as text (NĐ 30/2020/NĐ-CP, Phụ lục I), or of one whose picture nobody laid. */
export function linesOf({ kind, owner, holder, unit, notation, name, at }: LineFacts): string[] {
  const form = COPIES[kind]
  if (form !== undefined) return copyLines(form, holder, at)
  if (kind === 'attachment') return attachmentLines(notation ?? name, at)
  const time = `Thời gian ký: ${vietnamTime(at)}`
  if (kind === 'incoming') return [holder, ...(notation === null ? [] : [`Số đến: ${notation}`]), time]
  const person = kind === 'digitized' ? `Người số hóa: ${holder}` : `Ký bởi: ${holder}`
  return owner === 'agency' ? [holder, time] : [person, ...(unit === '' ? [] : [unit]), time]
}
