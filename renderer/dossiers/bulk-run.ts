import { useSyncExternalStore } from 'react'
import { desk } from '../contract/desk.ts'
import { type BulkRun, createBulkRunner } from './bulk-runner.ts'

/** The one runner of this screen: it goes on while its officer looks at something else. */
export const bulkRunner = createBulkRunner(desk)

/** The run of an officer, as it goes on. */
export function useBulkRun(officer: string | undefined): BulkRun | undefined {
  const run = useSyncExternalStore(bulkRunner.subscribe, bulkRunner.read)
  return run !== undefined && run.officer === officer ? run : undefined
}
