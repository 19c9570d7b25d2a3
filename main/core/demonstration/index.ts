/** A commune made up for demonstration: its officers, its citizens and some forty dossiers around today. */
export { seedDemonstration } from './seed.ts'
