import { z } from 'zod'
import { FileAddress, FileReference, Identifier, Instant } from '../dossier/dossier.ts'
import {
  CertificateCheck,
  CertificateOwner,
  CertificateView,
  DocumentRole,
  PadesLevel,
  RegisteredCertificate,
  SignaturePlace,
  SignedThing,
  SigningKind,
  TokenView,
  VerificationReport,
} from '../signing/index.ts'
import { typedLine } from '../text/typed.ts'
import { call } from './call.ts'
import { DossierRow } from './dossier-row.ts'
import { ErrorEnvelope } from './envelope.ts'
import { RunWish, SigningRun } from './signing-run.ts'

const Fingerprint = CertificateView.shape.fingerprint
const Token = typedLine(1, 200)
const ModulePath = typedLine(3, 400)
/** Who may put a signature to anything; which kind with which certificate the room decides. */
const SIGNERS = ['decide', 'issue', 'process', 'receive'] as const
/** A certificate in a file is some thousand bytes. */
const CertificateFile = z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= 100_000)
/** Bytes that are wiped after use. A PIN is no text: texts cannot be wiped. */
const Secret = z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= 255)

/** A signature that the ledger knows of. */
export const KeptSignature = z.strictObject({
  kind: SigningKind,
  holder: z.string(),
  unit: z.string(),
  at: Instant,
  officerName: z.string(),
  level: PadesLevel,
  certificate: Fingerprint,
})
export type KeptSignature = z.infer<typeof KeptSignature>

/** Something of a dossier that can be signed, with what signed it so far, the first signature first. */
export const SignableFile = z.strictObject({
  signed: SignedThing,
  name: z.string(),
  /** Null for a paper. */
  role: DocumentRole.nullable(),
  file: FileReference,
  signatures: z.array(KeptSignature),
  /** Files that another machine signed at the same time, with what it signed: a person says which is used. */
  rivals: z.array(z.strictObject({ file: FileReference, signatures: z.array(KeptSignature) })).max(50),
})
export type SignableFile = z.infer<typeof SignableFile>

/** A file that waits for the asker's signature. */
export const AwaitingSignature = z.strictObject({
  row: DossierRow,
  revision: z.number().int().positive(),
  /** The act that signing it is as well: decide and sign, sign what was decided, issue. */
  kind: SigningKind,
  /** Null when no file was laid yet: it has to be sent back, or decided on paper. */
  file: SignableFile.nullable(),
  submittedBy: z.string(),
  note: z.string(),
})
export type AwaitingSignature = z.infer<typeof AwaitingSignature>

/** What signing is done with on this machine. */
export const SigningSettings = z.strictObject({
  /** Full paths of PKCS#11 libraries, the preferred first. Nothing else is ever loaded. */
  modules: z.array(ModulePath).max(20),
  /**
   * Address of the local signing service, such as `wss://127.0.0.1:8987`, behind `#sha256=` the fingerprint of its certificate where this system
   * doesn't trust that; null leaves it alone.
   */
  service: z.string().max(200).nullable(),
})
export type SigningSettings = z.infer<typeof SigningSettings>

export const TrustView = z.strictObject({
  /** Null while the commune has no list: every signature stays "chưa kiểm tra được". */
  list: z
    .strictObject({
      number: z.number().int().positive(),
      publisher: z.string(),
      takenAt: Instant,
      renewBy: Instant,
      roots: z.array(z.strictObject({ name: z.string(), fingerprint: Fingerprint, validUntil: Instant })),
      stampAddresses: z.array(z.string()),
    })
    .nullable(),
  /** Whether the province laid the root that lists are signed under; without it none can be taken. */
  hasAuthority: z.boolean(),
  /** How each time-stamp authority did since the desk was opened. */
  stamps: z.array(
    z.strictObject({
      address: z.string(),
      asked: z.number().int().min(0),
      granted: z.number().int().min(0),
      failedInARow: z.number().int().min(0),
      restsUntil: Instant.nullable(),
    }),
  ),
  /** Signatures without a time stamp that one will be got for. */
  stampsOwed: z.number().int().min(0),
})
export type TrustView = z.infer<typeof TrustView>

export const signingCalls = {
  /** What is plugged in, what every library says, whose certificates are whose. */
  'signing.tokens': call(
    ['read', 'manage-officers', 'maintain'],
    z.strictObject({}),
    z.strictObject({
      tokens: z.array(TokenView.extend({ isTraining: z.boolean() })).max(50),
      modules: z.array(z.strictObject({ path: z.string(), problem: ErrorEnvelope.nullable() })),
      registered: z.array(RegisteredCertificate).max(500),
      /** Whether keys in files may be used: a demonstration only. */
      trainingAllowed: z.boolean(),
      /** Whether the local signing service may be asked as well; see `signing.sign-by-service`. */
      serviceOffered: z.boolean(),
    }),
  ),
  /** Holder, unit, issuer, validity, purpose, chain and revocation, before anybody types a PIN. */
  'signing.check': call(SIGNERS, z.strictObject({ token: Token, certificate: Fingerprint }), CertificateCheck),
  'signing.register-certificate': call(
    'manage-officers',
    z.strictObject({ certificate: Fingerprint, token: Token, owner: CertificateOwner }),
    z.strictObject({}),
  ),
  /** What a certificate in a file is, before it is registered: for communes whose keys only the local signing service sees. */
  'signing.check-certificate-file': call(
    'manage-officers',
    z.strictObject({ content: CertificateFile }),
    CertificateCheck.omit({ owner: true }),
  ),
  'signing.register-certificate-file': call(
    'manage-officers',
    z.strictObject({ content: CertificateFile, owner: CertificateOwner }),
    z.strictObject({}),
  ),
  'signing.retire-certificate': call(
    'manage-officers',
    z.strictObject({ certificate: Fingerprint }),
    z.strictObject({}),
  ),
  /** Pictures that signatures are seen by: an officer's handwriting (blue), the agency's seal (red); transparent PNG. */
  'signing.pictures': call(
    ['read', 'manage-officers'],
    z.strictObject({}),
    z.strictObject({
      pictures: z.array(z.strictObject({ officer: Identifier.nullable(), content: z.instanceof(Uint8Array) })).max(500),
    }),
  ),
  /** What a photograph or scan of ink on white paper, or a picture of ink on nothing, would be kept as: cut to the ink, in the decree's colour. Nothing is kept. */
  'signing.prepare-picture': call(
    'manage-officers',
    z.strictObject({
      officer: Identifier.nullable(),
      content: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= 50_000_000),
    }),
    z.strictObject({
      content: z.instanceof(Uint8Array),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
    }),
  ),
  /** `officer` null is the agency's seal; `content`, as `signing.prepare-picture` gives it, null to take the picture out. */
  'signing.set-picture': call(
    'manage-officers',
    z.strictObject({ officer: Identifier.nullable(), content: z.instanceof(Uint8Array).nullable() }),
    z.strictObject({}),
  ),
  'signing.settings': call(
    'maintain',
    z.strictObject({}),
    SigningSettings.extend({
      suggestions: z.array(z.strictObject({ path: z.string(), maker: z.string(), present: z.boolean() })).max(200),
    }),
  ),
  'signing.set-settings': call('maintain', SigningSettings, z.strictObject({})),
  'signing.trust': call(['configure', 'maintain', 'read'], z.strictObject({}), TrustView),
  'signing.take-trust-list': call(
    ['configure', 'maintain'],
    z.strictObject({ text: z.string().min(2).max(6_000_000) }),
    TrustView,
  ),
  /** A key in a file (PKCS#12), for training in a demonstration only; it is forgotten when the desk is shut. */
  'signing.open-training-key': call(
    SIGNERS,
    z.strictObject({ content: z.instanceof(Uint8Array), password: Secret }),
    z.strictObject({ token: z.string() }),
  ),
  /** Papers and documents of a dossier that can be signed, with their signatures. */
  'signing.files': call(
    'read',
    z.strictObject({ dossier: Identifier }),
    z.strictObject({ files: z.array(SignableFile).max(200) }),
  ),
  /** Lays a document that is to be signed; under a known identifier it takes the place of the one before, unless that was signed. */
  'signing.lay-document': call(
    'process',
    z.strictObject({
      dossier: Identifier,
      document: Identifier,
      role: DocumentRole,
      name: typedLine(2, 200),
      content: z.instanceof(Uint8Array),
    }),
    z.strictObject({}),
  ),
  'signing.drop-document': call(
    'process',
    z.strictObject({ dossier: Identifier, document: Identifier }),
    z.strictObject({}),
  ),
  /** What waits for the asker's signature, the earliest due first. */
  'signing.awaiting': call(
    ['decide', 'issue'],
    z.strictObject({ limit: z.number().int().min(1).max(500) }),
    z.strictObject({ files: z.array(AwaitingSignature), more: z.boolean() }),
  ),
  /** Where a signature of a kind would be seen on a file, and how that was found. */
  'signing.place': call(
    SIGNERS,
    z.strictObject({ dossier: Identifier, signed: SignedThing, of: FileAddress, kind: SigningKind }),
    z.strictObject({
      place: SignaturePlace,
      foundBy: z.enum(['name', 'signature', 'rule', 'default']),
      pages: z.array(z.strictObject({ width: z.number().positive(), height: z.number().positive() })).max(5_000),
    }),
  ),
  /** Begins a run; the identifier is the screen's, and sent twice it is begun once. */
  'signing.start': call(
    SIGNERS,
    z.strictObject({
      run: Identifier,
      kind: SigningKind,
      token: Token,
      certificate: Fingerprint,
      items: z.array(RunWish).min(1).max(500),
    }),
    SigningRun,
  ),
  /** What was typed for the question that the run asks: one try at the token. Null when nobody wants to type. */
  'signing.give-pin': call(SIGNERS, z.strictObject({ run: Identifier, pin: Secret.nullable() }), z.strictObject({})),
  'signing.run': call(SIGNERS, z.strictObject({ run: Identifier }), SigningRun),
  /** The asker's runs that are not ended, and the last ones that are. */
  'signing.runs': call(SIGNERS, z.strictObject({}), z.strictObject({ runs: z.array(SigningRun).max(20) })),
  /** Stops before the next file; what is signed stays signed. */
  'signing.stop': call(SIGNERS, z.strictObject({ run: Identifier }), z.strictObject({})),
  /** Goes on with a run that was interrupted; what was signed is not signed again. */
  'signing.go-on': call(SIGNERS, z.strictObject({ run: Identifier, token: Token }), SigningRun),
  /**
   * Has one file signed by the local signing service, where the settings name one: it asks for certificate, place and PIN in its own window.
   * Answered when that is done, which may take minutes; what comes back is checked like a stranger's file before it is kept.
   */
  'signing.sign-by-service': call(
    SIGNERS,
    z.strictObject({
      /** The screen's; sent twice it signs once. */
      run: Identifier,
      dossier: Identifier,
      revision: z.number().int().positive().nullable(),
      signed: SignedThing,
      of: FileAddress,
      kind: SigningKind,
      /** See {@link RunWish}. */
      notation: RunWish.shape.notation,
    }),
    z.strictObject({ file: FileAddress, level: PadesLevel, certificate: CertificateView }),
  ),
  /** What is true about the signatures of a kept file now. */
  'signing.verify': call(
    'read',
    z.strictObject({ dossier: Identifier, address: FileAddress }),
    z.strictObject({ report: VerificationReport, print: z.uuid() }),
  ),
  /** The same for a file from anywhere; nothing of it is kept but the report, for printing. */
  'signing.verify-file': call(
    'read',
    z.strictObject({ name: typedLine(1, 200), content: z.instanceof(Uint8Array) }),
    z.strictObject({ report: VerificationReport, print: z.uuid() }),
  ),
}
