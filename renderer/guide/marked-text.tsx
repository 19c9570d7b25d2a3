import { Kbd } from '@mantine/core'
import { Fragment } from 'react'
import { SHORTCUTS } from '../app/shortcuts.ts'

const MARKS = /(\*\*.+?\*\*|\[\[.+?\]\])/u
const keysByName = new Map<string, string>(Object.entries(SHORTCUTS))

/** A text of the guide with its strong words and keys drawn. */
export function MarkedText({ text }: { readonly text: string }) {
  return text.split(MARKS).map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a constant text never move
    if (piece.startsWith('**')) return <strong key={index}>{piece.slice(2, -2)}</strong>
    if (piece.startsWith('[[')) {
      const name = piece.slice(2, -2)
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a constant text never move
      return <Kbd key={index}>{keysByName.get(name) ?? name}</Kbd>
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a constant text never move
    return <Fragment key={index}>{piece}</Fragment>
  })
}
