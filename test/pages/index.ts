/** Papers of a commune as scanners deliver them, drawn by a seed: known text, seals, signatures, noise, skew, shadow, beds. */
export { drawPaper, type Paper, type PaperOptions } from './paper.ts'
export { type ScanFaults, scan } from './scan.ts'
export type { PaperLine } from './words.ts'
