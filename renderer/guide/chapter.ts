/**
 * A piece of a chapter. Texts may hold `**strong words**` and keys as `[[Enter]]` or, by the name of a shortcut,
 * `[[reception]]`, so that the guide never names a key that does something else by now.
 */
export type Block =
  | { readonly kind: 'text' | 'note' | 'heading'; readonly text: string }
  | { readonly kind: 'steps' | 'list'; readonly items: readonly string[] }
  | { readonly kind: 'terms'; readonly items: readonly (readonly [term: string, meaning: string])[] }

/** Chapters of the guide in reading order; the last one is the keyboard map, drawn from the table of shortcuts. */
export const CHAPTERS = [
  'first-start',
  'signing-in',
  'today',
  'reception',
  'card',
  'camera',
  'due',
  'printing',
  'digitize',
  'dossiers',
  'acts',
  'signing',
  'verifying',
  'returns',
  'fees',
  'certification',
  'waiting',
  'complaints',
  'registers',
  'calendar',
  'officers',
  'scanners',
  'tokens',
  'status',
  'offline',
  'trouble',
] as const
export type ChapterName = (typeof CHAPTERS)[number]

export interface Chapter {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** The guide in one language: every chapter. */
export type Guide = Readonly<Record<ChapterName, Chapter>>
