/**
 * A result whose bytes lie in memory of their own. Those of the WASM build of sharp, and those of a file that all workers see, lie in
 * shared memory, which goes to another thread but, in Electron, to no other process.
 */
export function inOwnMemory(result: unknown): unknown {
  if (result instanceof Uint8Array) return result.buffer instanceof SharedArrayBuffer ? new Uint8Array(result) : result
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return result
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, inOwnMemory(value)]))
}
