/** Keys in files, for training in a demonstration: PKCS#12, and a training authority with tokens that are none. */
export { findPractice, layPractice, makePractice, type Practice, type PracticeHolder } from './practice.ts'
export { DeskTrainingKeys, type TrainingKeysParts } from './training-keys.ts'
export { markedAsTraining, TRAINING_WORD } from './training-mark.ts'
