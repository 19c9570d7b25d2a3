import { z } from 'zod'

/** Where a text stands in an input. */
type Path = readonly (string | number)[]

/** A field that takes a text: its name within the shape, and its place in one input. */
export interface TextField {
  /** Path with the number of the option where several shapes are possible: `act#3.note`, `papers[].name`. */
  readonly name: string
  readonly path: Path
}

/** The shape within an optional, nullable or otherwise wrapped one. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrapped(schema.def.innerType)
  }
  return schema instanceof z.ZodPipe ? unwrapped(schema.def.in) : schema
}

/** The names of all fields of a shape that take a text. */
export function textFieldsOf(wrapped: z.core.$ZodType, name = ''): string[] {
  const schema = unwrapped(wrapped)
  if (schema instanceof z.ZodObject) {
    return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, part]) => textFieldsOf(part, `${name}.${key}`))
  }
  if (schema instanceof z.ZodArray) return textFieldsOf(schema.element, `${name}[]`)
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option, place) => textFieldsOf(option, `${name}#${place}`))
  }
  return schema._zod.def.type === 'string' ? [name] : []
}

/** The fields of one input that hold a text. */
export function textFieldsIn(wrapped: z.core.$ZodType, input: unknown, name = '', path: Path = []): TextField[] {
  const schema = unwrapped(wrapped)
  if (schema instanceof z.ZodObject && typeof input === 'object' && input !== null) {
    const values = new Map<string, unknown>(Object.entries(input))
    return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, part]) =>
      textFieldsIn(part, values.get(key), `${name}.${key}`, [...path, key]),
    )
  }
  if (schema instanceof z.ZodArray && Array.isArray(input)) {
    return textFieldsIn(schema.element, input[0], `${name}[]`, [...path, 0])
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option, place) =>
      z.safeParse(option, input).success ? textFieldsIn(option, input, `${name}#${place}`, path) : [],
    )
  }
  return schema._zod.def.type === 'string' && typeof input === 'string' ? [{ name, path }] : []
}

/** The input with another text in one place. */
export function withText(input: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(input)) return input.map((each, place) => (place === key ? withText(each, rest, text) : each))
  if (typeof input !== 'object' || input === null) throw new Error('No such place in the input')
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, name === key ? withText(value, rest, text) : value]),
  )
}

/** Every text in an answer, with the name it stands under. */
export function textsIn(value: unknown, name = ''): { readonly name: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ name, text: value }]
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, name))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, key))
}
