/** Identity documents: personal numbers, the QR of identity cards, telephone numbers; read and cross-checked. Pure. */
export { type CardContext, CardFinding, type CheckedFacts, crossCheck, IdentityCard } from './card.ts'
export { type CardReading, LONGEST_CARD_QR, parseCardQr } from './card-qr.ts'
export { isUnfinishedMrz, looksLikeMrz, mrzCheckDigit, parseMrz } from './mrz.ts'
export { isImpossibleNumber, PersonalNumber, parsePersonalNumber } from './personal-number.ts'
export { parsePhone } from './phone.ts'
