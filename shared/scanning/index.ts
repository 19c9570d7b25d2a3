/** Words and shapes of digitizing: scanners, pages on their way to papers, what was read on them. */
export * from './codes.ts'
export * from './desk-code.ts'
export * from './page.ts'
export * from './quad.ts'
export * from './reading.ts'
export * from './sheet.ts'
export * from './source.ts'
