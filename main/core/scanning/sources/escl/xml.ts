import { XMLParser } from 'fast-xml-parser'
import { scanError } from '../problem.ts'

/** An element of what a scanner says: its text, and the elements in it; attributes are not read. */
export interface XmlElement {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

const DEEPEST = 30

/** Names without their prefixes, since every maker chooses its own; nothing in a text is expanded. */
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: DEEPEST,
})

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads what a scanner says. Documents with a type of their own are refused: no scanner sends one, and their entities are a way to
 * blow a reader up.
 * @throws DeskError scanning.failed when it is no XML that a scanner sends
 */
export function readXml(text: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw scanError('failed')
  let parsed: unknown
  try {
    parsed = parser.parse(text, true)
  } catch (error) {
    throw scanError('failed', error)
  }
  const root = elementsOf(parsed).find(({ name }) => name !== '?xml')
  if (root === undefined) throw scanError('failed')
  return root
}

/** The first element of a name within another, however deep. */
export function findElement(within: XmlElement, name: string): XmlElement | undefined {
  for (const child of within.children) {
    const found = child.name === name ? child : findElement(child, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** All elements of a name within another, however deep. */
export function elementsNamed(within: XmlElement, name: string): XmlElement[] {
  return within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsNamed(child, name)])
}

/** A whole number in the first element of a name; undefined when there is none. */
export function findNumber(within: XmlElement, name: string): number | undefined {
  const text = findElement(within, name)?.text ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function elementsOf(node: unknown): XmlElement[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    if (name === '#text') return []
    const several: readonly unknown[] = Array.isArray(value) ? value : [value]
    return several.map((one) => ({ name, text: textOf(one), children: elementsOf(one) }))
  })
}

function textOf(node: unknown): string {
  const text: unknown = typeof node === 'object' && node !== null && '#text' in node ? node['#text'] : node
  if (typeof text !== 'string') return ''
  return text.trim().replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => PREDEFINED[name] ?? '')
}
