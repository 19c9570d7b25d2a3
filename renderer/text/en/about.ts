import type { Translation } from '../translation.ts'
import type { catalogue as vi } from '../vi/about.ts'

export const catalogue = { title: '' } satisfies Translation<typeof vi>
