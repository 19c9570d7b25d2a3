import type { DraftKind } from '../drafts/index.ts'
import { ReceptionForm } from './reception-form.ts'

/** Receptions being typed, as they are kept on the disk. */
export const RECEPTION_DRAFT: DraftKind<ReceptionForm> = { name: 'reception', content: ReceptionForm }
