import { useElementSize } from '@mantine/hooks'
import type { CSSProperties } from 'react'
import type { PaperSize } from '../../shared/printing/document.ts'
import classes from './form-preview.module.css'

/** Width of a sheet in CSS pixels, 96 to the inch. */
const WIDTH_PX: Readonly<Record<PaperSize, number>> = { A4: 794, A5: 559 }

interface Properties {
  readonly html: string
  readonly paper: PaperSize
  readonly title: string
}

/** A form as wide as its paper, made larger or smaller to fill the place there is: lines break where they will in print. */
export function FormPreview({ html, paper, title }: Properties) {
  const { ref, width } = useElementSize()
  const style: CSSProperties & Record<'--paper-width' | '--scale', string | number> = {
    '--paper-width': `${WIDTH_PX[paper]}px`,
    '--scale': width === 0 ? 1 : width / WIDTH_PX[paper],
  }
  return (
    <div ref={ref} className={classes.frame} style={style}>
      <iframe className={classes.sheet} data-paper={paper} title={title} sandbox="" srcDoc={html} />
    </div>
  )
}
