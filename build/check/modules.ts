import { posix } from 'node:path'
import { parseSync } from 'vite'

/** One import of a module: what it names, the file that is meant, and the line it stands on. */
export type Import = {
  specifier: string
  /** Path from the root of the repository for relative imports; `undefined` for packages. */
  target: string | undefined
  line: number
}

/** A source file, by its path from the root of the repository. */
export type Module = { path: string; lines: number; imports: readonly Import[]; problem: string | undefined }

/** Lists the files that a pattern of `import.meta.glob` means, as paths from the root of the repository. */
export type Expand = (pattern: string) => readonly string[]

/**
 * Reads the imports of one source file with a real parser: static, type-only, re-exported, dynamic, inside types,
 * files named with `new URL(…, import.meta.url)`, and all that match an `import.meta.glob(…)`.
 * @param path from the root of the repository, with `/`
 */
export function readModule(path: string, text: string, expand: Expand = () => []): Module {
  const { program, errors } = parseSync(path, text)
  const imports: Import[] = []
  walk(program, (node) => {
    const source = sourceOf(node) ?? patternOf(node)
    if (source === undefined) return
    const line = lineOf(text, source.start)
    const specifier = source.value.replace(/[?#].*$/, '')
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined
    if (node.type === 'CallExpression') {
      for (const file of expand(target ?? specifier)) imports.push({ specifier, target: file, line })
    } else {
      imports.push({ specifier, target, line })
    }
  })
  return { path, lines: countLines(text), imports, problem: errors[0]?.message }
}

type Node = { type: string } & Record<string, unknown>
type Text = { value: string; start: number }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const part of value) walk(part, visit)
    return
  }
  if (!isNode(value)) return
  visit(value)
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) walk(part, visit)
  }
}

/** The text that names another module, for the kinds of node that do. */
function sourceOf(node: Node): Text | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node.source)
    case 'NewExpression':
      return urlOf(node)
    default:
      return undefined
  }
}

function urlOf({ callee, arguments: given }: Node): Text | undefined {
  if (!isNode(callee) || callee.name !== 'URL' || !Array.isArray(given)) return undefined
  const [file, base] = given
  const isOfModule = isNode(base) && isNode(base.object) && base.object.type === 'MetaProperty'
  const text = textOf(file)
  return isOfModule && text?.value.startsWith('.') ? text : undefined
}

/** The pattern of an `import.meta.glob(…)`. */
function patternOf({ type, callee, arguments: given }: Node): Text | undefined {
  if (type !== 'CallExpression' || !isNode(callee) || !isNode(callee.object) || !isNode(callee.property))
    return undefined
  const isGlob = callee.object.type === 'MetaProperty' && callee.property.name === 'glob'
  if (!isGlob || !Array.isArray(given)) return undefined
  const [first] = given
  // Of several patterns the first says where to look; the others only leave something out.
  return isNode(first) && Array.isArray(first.elements) ? textOf(first.elements[0]) : textOf(first)
}

function textOf(node: unknown): Text | undefined {
  if (!isNode(node) || typeof node.value !== 'string' || typeof node.start !== 'number') return undefined
  return { value: node.value, start: node.start }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}
