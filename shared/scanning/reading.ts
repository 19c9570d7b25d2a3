import { z } from 'zod'

/** A word that was read: its box in dots of the cleaned page, and how sure the reader was, 0 to 100. */
export const ReadWord = z.strictObject({
  text: z.string().min(1).max(200),
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
  confidence: z.number().min(0).max(100),
})
export type ReadWord = z.infer<typeof ReadWord>

/** A line of words, with the baseline they stand on (dots; at the left and the right end of the line). */
export const ReadLine = z.strictObject({
  words: z.array(ReadWord).max(400),
  baseline: z.strictObject({ left: z.number(), right: z.number() }),
  height: z.number().positive(),
})
export type ReadLine = z.infer<typeof ReadLine>

/** What was read on a page (OCR). Kept as JSON beside the page; search and the text layer of the file are made of it. */
export const PageReading = z.strictObject({
  version: z.literal(1),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  lines: z.array(ReadLine).max(2_000),
  /** Mean confidence of the words, 0 to 100; 0 where there are none. */
  confidence: z.number().min(0).max(100),
})
export type PageReading = z.infer<typeof PageReading>

/** Of a page that was not read, or could not be: it says nothing, but counts. */
export const NOTHING_READ: PageReading = { version: 1, width: 1, height: 1, lines: [], confidence: 0 }

/** What was read in a field of a known form, to be offered and never filled in unasked. */
export const SuggestedField = z.strictObject({
  /** `<person>.<fact>`. */
  field: z.string().max(60),
  value: z.string().max(300),
  /** How sure it is, 0 to 100. */
  confidence: z.number().min(0).max(100),
})

/** The text of a reading, line by line. */
export function textOf(reading: PageReading): string {
  return reading.lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n')
}
