/** Words and shapes of digital signatures: certificates, tokens, trust, and what was found out about signatures. */
export * from './certificate.ts'
export * from './events.ts'
export * from './kinds.ts'
export * from './owner.ts'
export * from './token.ts'
export * from './trust-list.ts'
export * from './verification.ts'
