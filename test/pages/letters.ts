import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fontkit from '@cantoo/fontkit'
import type { PDFDocument, PDFFont, PDFPage } from '@cantoo/pdf-lib'
import { rgb } from '@cantoo/pdf-lib'

const FILES = join(dirname(createRequire(import.meta.url).resolve('@fontsource/tinos/package.json')), 'files')

/** Tinos comes in parts, each with the letters of some scripts; the first part that has a letter draws it. */
const PARTS = ['latin', 'vietnamese', 'latin-ext'] as const

interface Part {
  readonly font: PDFFont
  readonly letters: ReadonlySet<number>
}

/** The typeface of the commune's forms, in a PDF of its own. */
export class Letters {
  readonly #parts: readonly Part[]

  private constructor(parts: readonly Part[]) {
    this.#parts = parts
  }

  static async embed(pdf: PDFDocument, weight: 400 | 700): Promise<Letters> {
    pdf.registerFontkit(fontkit)
    const parts: Part[] = []
    for (const part of PARTS) {
      const font = await pdf.embedFont(readFileSync(join(FILES, `tinos-${part}-${weight}-normal.woff`)), {
        subset: true,
      })
      parts.push({ font, letters: new Set(font.getCharacterSet()) })
    }
    return new Letters(parts)
  }

  /** Width of a text in points. */
  widthOf(text: string, size: number): number {
    return this.#runs(text).reduce((sum, { font, run }) => sum + font.widthOfTextAtSize(run, size), 0)
  }

  /** Writes a line; `y` is its baseline in points from the bottom. */
  write(page: PDFPage, text: string, at: { readonly x: number; readonly y: number; readonly size: number }): void {
    let { x } = at
    for (const { font, run } of this.#runs(text)) {
      page.drawText(run, { x, y: at.y, size: at.size, font, color: rgb(0.08, 0.08, 0.1) })
      x += font.widthOfTextAtSize(run, at.size)
    }
  }

  #runs(text: string): { font: PDFFont; run: string }[] {
    const runs: { font: PDFFont; run: string }[] = []
    for (const letter of text.normalize('NFC')) {
      const part = this.#parts.find(({ letters }) => letters.has(letter.codePointAt(0) ?? 0)) ?? this.#parts[0]
      if (part === undefined) throw new Error('the typeface has no part')
      const last = runs.at(-1)
      if (last?.font === part.font) last.run += letter
      else runs.push({ font: part.font, run: letter })
    }
    return runs
  }
}
