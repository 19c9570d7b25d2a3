import { partialMatchKey, type QueryClient } from '@tanstack/react-query'
import type { CallName } from '../../shared/contract/contract.ts'
import type { DeskClient } from './client.ts'

/** Answers that any change of any dossier may make stale. */
const LISTS: ReadonlySet<unknown> = new Set<CallName>([
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
])

/** Answers about the waiting line. */
const WAITING: ReadonlySet<unknown> = new Set<CallName>(['waiting.board', 'waiting.list'])

/** Answers about the survey of citizens. */
const SURVEY: ReadonlySet<unknown> = new Set<CallName>(['satisfaction.invitation', 'satisfaction.of-dossier'])

/** Answers about money, books and certifications. */
const COUNTER: ReadonlySet<unknown> = new Set<CallName>([
  'fees.of-day',
  'fees.of-dossier',
  'fees.till',
  'fees.reference',
  'certification.of-month',
  'books.list',
  'catalog.procedure',
])

/** Answers about tokens, whose certificates are whose, and trust. */
const TOKENS: ReadonlySet<unknown> = new Set<CallName>([
  'signing.tokens',
  'signing.check',
  'signing.pictures',
  'signing.settings',
  'signing.trust',
  'signing.verify',
])

/** Answers given to everybody, without anything personal: they may stay when the screen is locked. */
const PUBLIC: ReadonlySet<unknown> = new Set<CallName>(['desk.state', 'shell.about'])

/** Keeps remembered answers true: the pushes of the desk say which are stale. Ends with the function given back. */
export function keepFresh(memory: QueryClient, desk: DeskClient): () => void {
  // One look over the memory for each push: an act waits for what is asked anew.
  const age = (names: ReadonlySet<unknown>) =>
    void memory.invalidateQueries({ predicate: ({ queryKey: [name] }) => names.has(name) })
  const ends = [
    desk.on('dossiers.changed', ({ id }) => {
      const view = id === null ? ['dossiers.view'] : ['dossiers.view', { id }]
      void memory.invalidateQueries({
        predicate: ({ queryKey }) => LISTS.has(queryKey[0]) || partialMatchKey(queryKey, view),
      })
    }),
    desk.on('waiting.changed', () => age(WAITING)),
    desk.on('satisfaction.changed', () => age(SURVEY)),
    desk.on('counter.changed', () => age(COUNTER)),
    desk.on('signing.changed', ({ run }) => {
      if (run === null) {
        age(TOKENS)
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
