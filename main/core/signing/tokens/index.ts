/** Tokens (thiết bị lưu khóa bí mật) through PKCS#11: what is plugged in, PINs, signatures. */
export { findCertificate, type ReadCertificate } from './certificate-view.ts'
export { type SuggestedModule, suggestedModules } from './known-modules.ts'
export { algorithmsFor, type SigningRule, signingRuleOn } from './rule.ts'
export type { AskPin, PinQuestion, TokenKey } from './token-key.ts'
export {
  createTokens,
  type FoundToken,
  type KeyChoice,
  type ModuleState,
  type TokenSight,
  type Tokens,
  type TokensOptions,
} from './tokens.ts'
