import { z } from 'zod'

/** The schema of a text that holds JSON; what is no JSON fails like any other wrong shape. */
export function inJson<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(parse, schema)
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
