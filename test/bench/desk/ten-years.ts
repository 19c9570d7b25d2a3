import { BUNDLED_FILES, readCatalogFiles } from '../../../main/core/catalog/files.ts'
import { type DatasetOptions, inForce } from '../dataset.ts'
import type { BenchDesk } from '../store/desk.ts'

/** The moment at which everything is asked: a Wednesday morning ten years after the first dossiers, the same in every run. */
export const NOW = Date.parse('2036-06-11T10:00:00+07:00')

/** Working days of the ten years before. */
const WORKING_DAYS = 2_590

/** How far the commune has said that its table of holidays reaches; the program's own ends with 2027. */
const CALENDAR_COVERS_UNTIL = '2037-12-31'

/** Dossiers of ten years: a commune with a million of them received four hundred on every working day. */
export function tenYears(rows: number, seed: number): DatasetOptions {
  const { procedures } = readCatalogFiles(BUNDLED_FILES)
  return {
    rows,
    seed,
    until: NOW,
    receptionsPerDay: Math.ceil(rows / WORKING_DAYS),
    procedures: inForce(procedures),
  }
}

/** Lets the calendar reach over the ten years, as the commune would have done year by year. */
export async function extendCalendar(desk: BenchDesk): Promise<void> {
  await desk.ask('settings.extend-cover', { coversUntil: CALENDAR_COVERS_UNTIL })
}
