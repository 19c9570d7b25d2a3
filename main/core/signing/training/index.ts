/** Keys in files, for training in a demonstration: PKCS#12, and a training authority with tokens that are none. */
export { findPractice, layPractice, makePractice, type Practice, type PracticeHolder } from './practice.ts'
export { drawHandwriting, drawSeal } from './practice-pictures.ts'
export { drawPracticeResult, type PracticeResult } from './practice-result.ts'
export { DeskTrainingKeys, type TrainingKeysParts } from './training-keys.ts'
