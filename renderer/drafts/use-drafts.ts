import { useEffect, useState } from 'react'
import type { DraftLine } from './box.ts'
import { useDraftBox } from './current.ts'

/** The unfinished work of the officer at this screen, newest first; undefined until it has been read. */
export function useDrafts(): readonly DraftLine[] | undefined {
  const box = useDraftBox()
  const [lines, setLines] = useState<readonly DraftLine[]>()
  useEffect(() => {
    if (!box) return
    let left = false
    const read = () =>
      void box.list().then((list) => {
        if (!left) setLines(list)
      })
    read()
    const end = box.onChange(read)
    return () => {
      left = true
      end()
    }
  }, [box])
  return lines
}
