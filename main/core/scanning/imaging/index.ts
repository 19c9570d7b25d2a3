/** Pictures: opened, cleaned, read and made into files, in a process of its own. */
export { createImaging, type Imaging, type ImagingOptions, type PageToAssemble } from './imaging.ts'
export type { CleanedPage, OpenedPage, PageWarning } from './protocol.ts'
