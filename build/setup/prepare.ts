import { ensureLibraries, type Need } from './libraries.ts'
import { ensureProduct } from './product.ts'
import { olderNodeApi, type Runtime, resolveElectron, writeRuntime } from './runtime.ts'
import { ensureSqlite, isSqliteBuilt, needsOwnSqlite } from './sqlite.ts'

/**
 * Everything that the desk needs to run from its source: Electron, system libraries, SQLite.
 * @param needs of the task, besides what Electron needs
 */
export async function prepareRuntime(needs: readonly Need[] = []): Promise<Runtime> {
  const electron = await resolveElectron()
  const nodeApi = olderNodeApi(electron.origin)
  const ownSqlite = nodeApi !== undefined && needsOwnSqlite(nodeApi)
  const compiler: Need[] = ownSqlite && !isSqliteBuilt() ? ['compiler'] : []
  await ensureLibraries(['electron', ...needs, ...compiler])
  const runtime = ownSqlite ? { ...electron, sqliteBinding: await ensureSqlite() } : electron
  writeRuntime(runtime)
  return runtime
}

/** {@link prepareRuntime}, and the bundles of the desk. */
export async function prepareDesk(needs: readonly Need[] = []): Promise<Runtime> {
  const runtime = await prepareRuntime(needs)
  await ensureProduct()
  return runtime
}
