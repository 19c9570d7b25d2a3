import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import type { OpenBatch } from './use-batch.ts'

/** A file that is being added, or why it was not. Those that are in leave the list. */
export interface AddedFile {
  readonly id: string
  readonly name: string
  readonly problem: DeskError | null
}

export interface Adding {
  readonly files: readonly AddedFile[]
  /** A PDF was added: its pages are pictures now, and a signature within it did not come along. */
  readonly hasDrawn: boolean
  readonly add: (files: readonly File[]) => void
  /** Takes the files that could not be added off the list. */
  readonly forget: () => void
}

/** What the desk takes in one piece; more would have to be held twice in memory before anybody could refuse it. */
const MOST_BYTES = 300 * 1024 * 1024

/** Adds files to a batch one after the other, so that only one lies in memory. */
export function useAdding({ id, open }: OpenBatch): Adding {
  const [files, setFiles] = useState<readonly AddedFile[]>([])
  const [hasDrawn, setHasDrawn] = useState(false)
  const line = useRef(Promise.resolve())

  async function addOne(file: File, page: string): Promise<void> {
    try {
      if (file.size > MOST_BYTES) throw new DeskError('papers.too-large')
      await open()
      const content = new Uint8Array(await file.arrayBuffer())
      await desk.ask('scanning.add', { batch: id, page, origin: 'file', content, quad: null })
      setFiles((now) => now.filter((one) => one.id !== page))
      if (isPdf(content)) setHasDrawn(true)
    } catch (error) {
      const problem = asDeskError(error)
      setFiles((now) => now.map((one) => (one.id === page ? { ...one, problem } : one)))
    }
  }

  return {
    files,
    hasDrawn,
    add: (chosen) => {
      const begun = chosen.map((file) => ({ file, id: uuidv7() }))
      setFiles((now) => [...now, ...begun.map(({ file, id }) => ({ id, name: file.name, problem: null }))])
      for (const one of begun) line.current = line.current.then(() => addOne(one.file, one.id))
    },
    forget: () => setFiles((now) => now.filter(({ problem }) => problem === null)),
  }
}

/** Whether a file is a PDF by what it begins with; its name may say anything. */
function isPdf(content: Uint8Array): boolean {
  return [0x25, 0x50, 0x44, 0x46].every((byte, place) => content[place] === byte)
}
