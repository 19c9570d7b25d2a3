/** Words and shapes of digital signatures: certificates, tokens. */
export * from './certificate.ts'
export * from './token.ts'
