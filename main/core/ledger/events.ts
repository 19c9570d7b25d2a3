import type { z } from 'zod'
import { DeskError } from '../../../shared/errors.ts'
import type { StoredEvent } from './stored-event.ts'

/**
 * A kind of event: what happened, in one version of its shape. Payloads are JSON and their schemas only check (no
 * transforms), so that an event reads back as it was written.
 */
export interface EventDefinition {
  /** Room and act, such as `dossier.received`. */
  readonly type: string
  /** Counts up whenever a shape changes; old versions stay defined for ever, since old events stay for ever. */
  readonly version: number
  /** What every machine and every backup may read: never personal data. */
  readonly open: z.ZodType
  /** What is sealed under the dossier's key. */
  readonly personal?: z.ZodType | undefined
}

/** The payloads of a draft of one definition. */
export type DraftContent<Definition extends EventDefinition> = {
  readonly dossier: string | undefined
  readonly open: z.input<Definition['open']>
} & (Definition['personal'] extends z.ZodType
  ? { readonly dossier: string; readonly personal: z.input<Definition['personal']> }
  : { readonly personal?: undefined })

/** An event that hasn't happened yet. */
export interface Draft {
  readonly definition: EventDefinition
  /** UUID of the dossier; undefined for an event of the desk itself. */
  readonly dossier: string | undefined
  readonly open: unknown
  readonly personal: unknown
}

/** A kept event of one definition. */
export type EventOf<Definition extends EventDefinition> = StoredEvent & {
  readonly type: Definition['type']
  readonly version: Definition['version']
  readonly open: z.output<Definition['open']>
} & (Definition['personal'] extends z.ZodType
    ? { readonly personal: z.output<Definition['personal']> | undefined }
    : { readonly personal: undefined })

/** Names a kind of event, keeping the exact types of its payloads. */
export const defineEvent = <const Definition extends EventDefinition>(definition: Definition): Definition => definition

/** A draft of an event whose payloads fit its definition. */
export const draft = <Definition extends EventDefinition>(
  definition: Definition,
  content: DraftContent<Definition>,
): Draft => ({ definition, dossier: content.dossier, open: content.open, personal: content.personal })

/**
 * Whether an event is of this kind and version, which tells the types of its payloads. They were validated when the
 * event was written, and its hash says that they are what was written.
 */
export const isEvent = <Definition extends EventDefinition>(
  event: StoredEvent,
  definition: Definition,
): event is EventOf<Definition> => event.type === definition.type && event.version === definition.version

/** The kinds of event that this version of the application knows. */
export interface EventRegistry {
  /** The definition of a type and version, or undefined when it is of another or a newer application. */
  find(type: string, version: number): EventDefinition | undefined
}

/**
 * A registry of definitions, of all rooms together.
 * @throws Error when a type and version is defined twice.
 */
export const createEventRegistry = (definitions: Iterable<EventDefinition>): EventRegistry => {
  const byTypeAndVersion = new Map<string, EventDefinition>()
  for (const definition of definitions) {
    const name = `${definition.type}@${definition.version}`
    if (byTypeAndVersion.has(name)) throw new Error(`Event ${name} is defined twice`)
    byTypeAndVersion.set(name, definition)
  }
  return { find: (type, version) => byTypeAndVersion.get(`${type}@${version}`) }
}

/** A payload that fits its schema, and the text as which it is kept. */
export interface WrittenPayload {
  readonly value: unknown
  /** JSON. */
  readonly text: string
}

/** The payloads of a draft as they are kept. */
export interface WrittenPayloads {
  readonly open: WrittenPayload
  readonly personal: WrittenPayload | undefined
}

/**
 * Checks a draft and writes down its payloads.
 * @throws DeskError ledger.unknown-event when its definition isn't the registered one
 * @throws z.ZodError when a payload doesn't fit: a room must validate what comes from outside before it drafts.
 */
export const writePayloads = (
  registry: EventRegistry,
  { definition, dossier, open, personal }: Draft,
): WrittenPayloads => {
  const { type, version } = definition
  if (registry.find(type, version) !== definition) throw new DeskError('ledger.unknown-event', { type, version })
  if (personal === undefined) {
    if (definition.personal !== undefined) throw new Error(`Event ${type} needs its personal payload`)
    return { open: written(definition.open, open), personal: undefined }
  }
  if (definition.personal === undefined) throw new Error(`Event ${type} has no personal payload`)
  if (dossier === undefined) throw new Error(`Event ${type} has personal data but no dossier whose key seals it`)
  return { open: written(definition.open, open), personal: written(definition.personal, personal) }
}

const written = (schema: z.ZodType, payload: unknown): WrittenPayload => {
  const value = schema.parse(payload)
  return { value, text: JSON.stringify(value) }
}
