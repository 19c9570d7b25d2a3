import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A path inside the repository. */
export function at(...parts: string[]): string {
  return join(root, ...parts)
}

/** The script of a tool in node_modules, to be run by the toolchain. */
export function tool(...parts: string[]): string {
  return at('node_modules', ...parts)
}
