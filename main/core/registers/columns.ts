import type { Measure } from '../../../shared/indicators/counts.ts'

/** The column of a measure in the table of counts. */
export function columnOf(measure: Measure): string {
  return measure.replaceAll(/[^a-z0-9]/g, '_')
}
