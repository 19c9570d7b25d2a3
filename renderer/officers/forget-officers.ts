import type { QueryClient } from '@tanstack/react-query'
import type { CallName } from '../../shared/contract/contract.ts'

/** What a change of officers makes stale: their list, and the logins that the locked screen offers. */
const STALE: readonly CallName[] = ['officers.list', 'desk.state']

/** Has everything that names officers asked for anew. */
export async function forgetOfficers(memory: QueryClient): Promise<void> {
  await Promise.all(STALE.map((name) => memory.invalidateQueries({ queryKey: [name] })))
}
