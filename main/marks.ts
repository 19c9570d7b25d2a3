/** Marks a step of the start; the developer tools and `MOTCUA_MARKS=1` show them. */
export function mark(step: string): void {
  performance.mark(`desk:${step}`)
}

/** The steps so far: name and milliseconds since this process began. */
export function readMarks(): { readonly step: string; readonly atMs: number }[] {
  return performance
    .getEntriesByType('mark')
    .filter(({ name }) => name.startsWith('desk:'))
    .map(({ name, startTime }) => ({ step: name.slice('desk:'.length), atMs: Math.round(startTime) }))
}
