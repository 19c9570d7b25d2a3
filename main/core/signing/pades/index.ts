/** Signatures of PDFs by PAdES (EN 319 142-1): made, seen, stamped, kept verifiable, verified. Knows no token: keys come as a `SigningKey`. */
export { findAnchor } from './appearance/anchor.ts'
export {
  type Appearance,
  layeredAppearance,
  pictureAppearance,
  sizeOfText,
  textAppearance,
  type ViewedBox,
} from './appearance/appearance.ts'
export { readFaceFiles } from './appearance/face-files.ts'
export { type PageLayout, type PageSize, readLayout, type SignedPlace } from './appearance/layout.ts'
export { type Face, Lettering, openFace } from './appearance/lettering.ts'
export {
  aboveName,
  attachmentLines,
  type CopyForm,
  copyLines,
  MARK,
  sealOver,
  topRight,
  vietnamTime,
  within,
} from './appearance/marks.ts'
export { INK_COLOURS, type Ink, type InkColour, readInk } from './appearance/picture.ts'
export { openForSigning } from './pdf/open.ts'
export { type BatchFile, type BatchOutcome, signBatch } from './signing/batch.ts'
export { PdfSigner, type Signed, type SigningWish, type Stamping } from './signing/sign.ts'
export { StampAuthorities, type StampCount } from './time-stamp/authorities.ts'
export { RevocationDesk } from './trust/revocation.ts'
export { NO_TRUST, readTrustList, type Trust } from './trust/trust-list.ts'
export { addDocumentStamp, type Upgraded, type UpgradeWish, upgradePdf } from './upgrade/upgrade.ts'
export { type CheckedSigner, checkSigner } from './verification/signer.ts'
export { type VerificationWish, type Verified, verifyPdf } from './verification/verify.ts'
