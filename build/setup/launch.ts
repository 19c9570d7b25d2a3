import { root } from './places.ts'
import { type Runtime, readRuntime } from './runtime.ts'

/** How to start the desk: what to give to `spawn`, or to Playwright's `_electron.launch`. */
export type Launch = { executable: string; args: string[]; env: Record<string, string> }

/**
 * How the desk is started from its bundles in `out/`.
 * As root on Linux the sandbox of Chromium cannot work and is switched off; for everybody else it stays on.
 * @param more variables to add to the environment
 */
export function launchOf(more: Record<string, string> = {}, runtime: Runtime = readRuntime()): Launch {
  return {
    executable: runtime.executable,
    args: [...(isRootOnLinux() ? ['--no-sandbox'] : []), root],
    env: { ...definedOnly(process.env), ...variablesOf(runtime, process.env), ...more },
  }
}

/** Whether Chromium refuses to start with its sandbox. */
export function isRootOnLinux(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/** The variables that tell the desk about its runtime. */
export function variablesOf(runtime: Runtime, env: NodeJS.ProcessEnv): Record<string, string> {
  return {
    MOTCUA_RUNTIME_ORIGIN: runtime.origin,
    ...(runtime.sqliteBinding === undefined ? {} : { MOTCUA_SQLITE_BINDING: runtime.sqliteBinding }),
    // Without a bus Chromium would look for one, and complain for seconds.
    ...(env.DBUS_SESSION_BUS_ADDRESS ? {} : { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }),
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const defined: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined) defined[name] = value
  }
  return defined
}
