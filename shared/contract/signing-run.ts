import { z } from 'zod'
import { FileAddress, Identifier, Instant } from '../dossier/dossier.ts'
import {
  CertificateOwnerKind,
  CertificateView,
  PadesLevel,
  PinState,
  SignaturePlace,
  SignedThing,
  SigningKind,
} from '../signing/index.ts'
import { typedLine } from '../text/typed.ts'
import { ErrorEnvelope } from './envelope.ts'

/** One file of a run as it is asked for. */
export const RunWish = z.strictObject({
  dossier: Identifier,
  /** Of the dossier as it was looked at, where the signature is an act as well; nobody signs a stale page. */
  revision: z.number().int().positive().nullable(),
  signed: SignedThing,
  /** The file as it was looked at. */
  of: FileAddress,
  /** Where it is seen; null lets the desk find the place. */
  place: SignaturePlace.nullable(),
  /** Number and notation (số và ký hiệu) that the marks on attachments and incoming documents show; their name stands for it where none is given. */
  notation: typedLine(1, 80).optional(),
})
export type RunWish = z.infer<typeof RunWish>

/** How a file of a run stands (chưa ký, đang ký, ký thành công, ký lỗi, đã dừng). */
export const RunItemState = z.enum(['waiting', 'signing', 'signed', 'failed', 'stopped'])
export type RunItemState = z.infer<typeof RunItemState>

export const RunItem = z.strictObject({
  dossier: Identifier,
  dossierCode: z.string(),
  signed: SignedThing,
  /** Name of the paper or document. */
  name: z.string(),
  state: RunItemState,
  /** Why it failed. */
  failure: ErrorEnvelope.nullable(),
  /** The signed file, and what it came to: B-T when a time-stamp authority answered. */
  file: FileAddress.nullable(),
  level: PadesLevel.nullable(),
})
export type RunItem = z.infer<typeof RunItem>

/**
 * How a run of signatures (lượt ký) stands. `checking` the certificate; `asking-pin` until `signing.give-pin`; `at-reader` the PIN is typed there;
 * `interrupted` its core or token went, and it can be gone on with; `ended` nothing is left to be done.
 */
export const RunState = z.enum(['checking', 'asking-pin', 'at-reader', 'signing', 'interrupted', 'ended'])
export type RunState = z.infer<typeof RunState>

export const SigningRun = z.strictObject({
  id: Identifier,
  kind: SigningKind,
  state: RunState,
  startedAt: Instant,
  certificate: CertificateView,
  owner: CertificateOwnerKind,
  /** What the token says of its PIN; null until it was asked. */
  pin: PinState.nullable(),
  /** Whether the PIN is asked for every file anew. */
  pinEachTime: z.boolean(),
  /** What ended or interrupted it before its time. */
  failure: ErrorEnvelope.nullable(),
  /** A key in a file, for training: what it signs has no legal force. */
  isTraining: z.boolean(),
  items: z.array(RunItem).max(500),
})
export type SigningRun = z.infer<typeof SigningRun>
