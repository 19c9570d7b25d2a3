import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { readFaceFiles } from '../../main/core/signing/pades/appearance/face-files.ts'
import { type Face, openFace } from '../../main/core/signing/pades/appearance/lettering.ts'
import { runProgram } from '../token/openssl.ts'

/** The face of signatures, as the desk opens it. */
export const openTinos = (): Face => openFace(readFaceFiles())

export interface DocumentWish {
  readonly pages?: number
  /** Degrees by which pages are turned. */
  readonly turn?: number
  /** Bytes of noise that make the file large. */
  readonly padding?: number
  readonly form?: boolean
  readonly words?: string
}

/** A document with a table of the classic kind, as printing from a browser makes them. */
export async function makeDocument({
  pages = 1,
  turn = 0,
  padding = 0,
  form = false,
  words = 'CHU TICH',
}: DocumentWish = {}): Promise<Buffer> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.TimesRoman)
  for (let number = 1; number <= pages; number += 1) {
    const page = document.addPage([595, 842])
    page.drawText(`${words} ${number}`, { x: 320, y: 200, size: 13, font })
    page.setRotation(degrees(turn))
  }
  if (padding > 0) await document.attach(noise(padding), 'noise.bin', { mimeType: 'application/octet-stream' })
  if (form) {
    const field = document.getForm().createTextField('ten')
    field.setText('A')
    field.addToPage(document.getPage(0), { x: 50, y: 700, width: 200, height: 20 })
  }
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

/** The same as qpdf rewrites it. */
export async function rewritten(pdf: Buffer, ...options: readonly string[]): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pdf-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    await runProgram('qpdf', [...options, join(folder, 'in.pdf'), join(folder, 'out.pdf')])
    return readFileSync(join(folder, 'out.pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bytes that no compression makes smaller, the same in every run. */
function noise(bytes: number): Buffer {
  const made = Buffer.alloc(bytes)
  for (let at = 0, state = 1; at + 4 <= bytes; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    made.writeUInt32LE((state ^ (state >>> 15)) >>> 0, at)
  }
  return made
}

/** A handwritten signature in black on nothing, and a seal in red. */
export async function drawInks(): Promise<{ readonly signature: Buffer; readonly seal: Buffer }> {
  const draw = (width: number, height: number, inside: string) =>
    sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`))
      .png()
      .toBuffer()
  return {
    signature: await draw(
      500,
      220,
      '<path d="M20 160 C 120 20 160 20 180 140 S 300 20 480 100" fill="none" stroke="black" stroke-width="8"/>',
    ),
    seal: await draw(400, 400, '<circle cx="200" cy="200" r="190" fill="none" stroke="red" stroke-width="12"/>'),
  }
}
