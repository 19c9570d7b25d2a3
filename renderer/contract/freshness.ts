import type { QueryClient } from '@tanstack/react-query'
import type { CallName } from '../../shared/contract/contract.ts'
import type { DeskClient } from './client.ts'

/** Answers that any change of any dossier may make stale. */
const LISTS: readonly CallName[] = [
  'dossiers.search',
  'dossiers.counts',
  'dossiers.find-by-code',
  'dossiers.visit',
  'citizens.find',
  'citizens.same-request',
  'citizens.view',
  'papers.of-dossier',
  'papers.held',
  'papers.search',
  'registers.rows',
  'indicators.dashboard',
  'indicators.items',
  'diagnostics.read',
  'signing.files',
  'signing.awaiting',
]

/** Answers about the waiting line. */
const WAITING: readonly CallName[] = ['waiting.board', 'waiting.list']

/** Answers about the survey of citizens. */
const SURVEY: readonly CallName[] = ['satisfaction.invitation', 'satisfaction.of-dossier']

/** Answers about money, books and certifications. */
const COUNTER: readonly CallName[] = [
  'fees.of-day',
  'fees.of-dossier',
  'fees.till',
  'fees.reference',
  'certification.of-month',
  'books.list',
  'catalog.procedure',
]

/** Answers about tokens, whose certificates are whose, and trust. */
const TOKENS: readonly CallName[] = [
  'signing.tokens',
  'signing.check',
  'signing.pictures',
  'signing.settings',
  'signing.trust',
  'signing.verify',
]

/** Answers given to everybody, without anything personal: they may stay when the screen is locked. */
const PUBLIC: ReadonlySet<unknown> = new Set<CallName>(['desk.state', 'shell.about'])

/** Keeps remembered answers true: the pushes of the desk say which are stale. Ends with the function given back. */
export function keepFresh(memory: QueryClient, desk: DeskClient): () => void {
  const ends = [
    desk.on('dossiers.changed', ({ id }) => {
      for (const name of LISTS) void memory.invalidateQueries({ queryKey: [name] })
      void memory.invalidateQueries({ queryKey: id === null ? ['dossiers.view'] : ['dossiers.view', { id }] })
    }),
    desk.on('waiting.changed', () => {
      for (const name of WAITING) void memory.invalidateQueries({ queryKey: [name] })
    }),
    desk.on('satisfaction.changed', () => {
      for (const name of SURVEY) void memory.invalidateQueries({ queryKey: [name] })
    }),
    desk.on('counter.changed', () => {
      for (const name of COUNTER) void memory.invalidateQueries({ queryKey: [name] })
    }),
    desk.on('signing.changed', ({ run }) => {
      if (run === null) {
        for (const name of TOKENS) void memory.invalidateQueries({ queryKey: [name] })
        return
      }
      void memory.invalidateQueries({ queryKey: ['signing.run', { run }] })
      void memory.invalidateQueries({ queryKey: ['signing.runs'] })
    }),
    desk.on('core.back', () => void memory.invalidateQueries()),
  ]
  return () => {
    for (const end of ends) end()
  }
}

/** Forgets every answer that only an officer who is signed in may see. */
export function forgetPersonal(memory: QueryClient): void {
  memory.removeQueries({ predicate: (query) => !PUBLIC.has(query.queryKey[0]) })
  memory.getMutationCache().clear()
}
