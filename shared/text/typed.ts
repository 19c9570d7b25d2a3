import { z } from 'zod'
import { cleanLine, cleanText } from './clean.ts'

/** What somebody typed in one line, cleaned before it is measured in UTF-16 units. See {@link cleanLine}. */
export const typedLine = (shortest: number, longest: number) =>
  z.string().overwrite(cleanLine).min(shortest).max(longest)

/** What somebody typed in several lines, cleaned before it is measured. See {@link cleanText}. */
export const typedText = (shortest: number, longest: number) =>
  z.string().overwrite(cleanText).min(shortest).max(longest)
