/** Signing (ký số): whose certificates are whose, what is to be signed, whom the commune believes, runs of signatures, verification. */
export { signingEvents } from './events.ts'
export { signingMigrations } from './migrations/index.ts'
export { openSigning, openSigningTables, type Signing, type SigningParts, type SigningTables } from './open-signing.ts'
export { plainPdf } from './pades/pdf/plain.ts'
export type { SigningCall } from './parts.ts'
export type { Practice } from './training/index.ts'

/** Keys, drafts and pictures of a demonstration, loaded when one is made. */
export const loadTraining = () => import('./training/index.ts')
export type Training = Awaited<ReturnType<typeof loadTraining>>
