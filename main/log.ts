/** Writes a line to the log of the operating system's choice (standard error). Callers redact: nothing personal comes here. */
export function log(text: string): void {
  process.stderr.write(`${new Date().toISOString()} ${text}\n`)
}
