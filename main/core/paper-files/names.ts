import type { FileReference } from '../../../shared/dossier/dossier.ts'
import { fold } from '../../../shared/text/index.ts'

const ENDINGS: Readonly<Record<FileReference['mediaType'], string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
}

/** Longest name that every file system of the desk takes, with room for an ending. */
const LONGEST = 80

/** The name under which a copy of a paper is saved: plain letters, since it may go to any other machine. */
export function fileName(paper: string, mediaType: FileReference['mediaType']): string {
  const name = fold(paper).replaceAll(' ', '-').slice(0, LONGEST).replace(/-+$/, '')
  return `${name === '' ? 'giay-to' : name}.${ENDINGS[mediaType]}`
}
