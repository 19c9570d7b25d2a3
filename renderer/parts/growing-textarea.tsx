import { Textarea, type TextareaProps } from '@mantine/core'
import type { CSSProperties } from 'react'
import classes from './growing-textarea.module.css'

interface Properties extends Omit<TextareaProps, 'autosize' | 'rows' | 'minRows' | 'maxRows' | 'classNames' | 'style'> {
  /** Lines there is room for at least. */
  readonly leastRows?: number
  /** Lines it grows to before it scrolls; without it there is no end. */
  readonly mostRows?: number
}

/** A field for a text of several lines that is as high as its text. */
export function GrowingTextarea({ leastRows = 1, mostRows, ...rest }: Properties) {
  const style: CSSProperties & Record<'--least-rows' | '--most-rows', number | undefined> = {
    '--least-rows': leastRows,
    '--most-rows': mostRows,
  }
  return <Textarea {...rest} rows={leastRows} classNames={{ input: classes.input ?? '' }} style={style} />
}
