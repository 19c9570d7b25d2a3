import { beforeAll, describe, expect, it } from 'vitest'
import { PrintedForm } from '../../shared/dossier/forms.ts'
import { findCodeInQr } from '../../shared/dossier/qr.ts'
import { DocumentKind, PaperSize } from '../../shared/printing/document.ts'
import { readAmount } from '../vietnamese-amount.ts'
import { SET_NAMES, SETS, type SetName } from './form-numbers.ts'
import { foundedDesk, pathFor } from './founded-desk.ts'
import { DOCUMENTS, FORMS, type Known, type Row } from './paper-rows.ts'
import { ask, doPaperWork } from './paper-work.ts'
import { codesOfPages, sizeOf, textOfPages, titleOf, wordsAtEdges, writtenOnPages } from './papers.ts'

/** Where no printer of an office prints. */
const MARGIN_MM = 4
const PAPERS_MM = { A4: [210, 297], A5: [148, 210] } as const satisfies Record<PaperSize, readonly [number, number]>

const AMOUNT_IN_WORDS = /(?:Bằng chữ:|đồng \()\s*(\p{Lu}[\p{L}\s]+? đồng)/gu

/** Blanks do not count: where a line breaks is the paper's affair. */
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, '')

/** Takes the line out that names the paper at the foot of every page: it must be there, once. */
function withoutRunningLine(pages: readonly string[], title: string): string[] {
  return pages.map((page) => {
    const lines = page.split('\n')
    const others = lines.filter((text) => squeezed(text) !== squeezed(title))
    expect(lines.length - others.length, `lines that say "${title}" and nothing else`).toBe(1)
    return others.join('\n')
  })
}

describe('every paper of the desk', () => {
  const desk = foundedDesk({ from: 1, to: 9999 })
  const prints = new Map<string, number>()
  let known: Known

  beforeAll(async () => {
    const { page } = desk()
    const work = await doPaperWork(page)
    const view = (id: string) => ask(page, 'dossiers.view', { id })
    const { posted, stopped, refused, certified, done } = work
    const views = {
      posted: await view(posted),
      stopped: await view(stopped),
      refused: await view(refused),
      certified: await view(certified),
      done: await view(done),
    }
    known = { work, views }
  })

  /** Saves a prepared paper as a PDF the way the shell does it, and reads it as a person and a scanner would. */
  async function print(name: string, paper: PaperSize, prepare: () => Promise<{ readonly ticket: string }>) {
    const path = pathFor(desk(), `${name}-${prints.get(name) ?? 0}-${paper}.pdf`)
    await desk().answerSaveDialog(path)
    const { ticket } = await prepare()
    await ask(desk().page, 'shell.print', { ticket, paper, target: 'file' })
    const reprint = prints.get(name) ?? 0
    prints.set(name, reprint + 1)
    return { path, reprint, pages: withoutRunningLine(writtenOnPages(path), titleOf(path)) }
  }

  function expectPaper(row: Row, set: SetName, paper: PaperSize, printed: Awaited<ReturnType<typeof print>>) {
    const { path, pages, reprint } = printed
    const copies = row.copies ?? 1
    const all = squeezed(pages.join(''))
    // A cell is read in the order of writing; a paragraph that goes over a page, in the order of the eye.
    const seen = squeezed(textOfPages(path).join(''))
    for (const said of row.says(known, set)) {
      const times = Math.max(...[all, seen].map((text) => text.split(squeezed(said)).length - 1))
      expect(times, said).toBeGreaterThanOrEqual(copies)
    }
    const isMarked = reprint > 0 && row.isReused !== true
    expect(all.split(squeezed('Bản in lại lần')).length - 1).toBe(isMarked ? copies : 0)
    if (isMarked) expect(all).toContain(squeezed(`Bản in lại lần ${reprint}`))
    expect(sizeOf(path)).toEqual(PAPERS_MM[paper])
    expect(wordsAtEdges(path, MARGIN_MM)).toEqual([])
    expect(pages.length).toBeGreaterThanOrEqual(copies)
    for (const page of row.table === undefined ? [] : pages.filter((text) => row.table?.line.test(text))) {
      expect(squeezed(page)).toContain(squeezed(row.table?.head ?? ''))
    }
    const amounts = [...pages.join('').matchAll(AMOUNT_IN_WORDS)].map(([, words = '']) => words.replaceAll(/\s+/g, ' '))
    expect(amounts.map(readAmount)).toEqual(row.amounts ?? [])
    if (row.codes === undefined) return
    const codes = codesOfPages(path).flatMap((page) => page.split('\n').filter((code) => code !== ''))
    const expected = Array.from({ length: copies }, () => row.codes?.(known) ?? []).flat()
    expect(codes.map((code) => findCodeInQr(code)).toSorted()).toEqual(expected.toSorted())
  }

  describe.each(SET_NAMES)('of the set %s', (set) => {
    beforeAll(async () => {
      await ask(desk().page, 'settings.choose-form-set', { set })
    })

    const sizes = PaperSize.options
    const forms = PrintedForm.options.flatMap((form) => sizes.map((paper) => [form, paper] as const))
    it.each(forms)('%s on %s says what the ledger holds', async (form, paper) => {
      const numbers: Partial<Record<PrintedForm, string>> = SETS[set].numbers
      const row = FORMS[form]
      const dossier = known.views[row.dossier].row.id
      const prepare = () => ask(desk().page, 'forms.prepare', { dossier, form, paper })
      if (form === 'stop' && numbers.stop === undefined) {
        await expect(prepare()).rejects.toThrow('dossiers.form-not-yet')
        return
      }
      const printed = await print(form, paper, prepare)
      expectPaper(row, set, paper, printed)
      const number = numbers[form]
      const all = squeezed(printed.pages.join(''))
      if (number === undefined) expect(all).not.toContain(squeezed('Mẫu số'))
      else expect(all).toContain(squeezed(`Mẫu số ${number} – ${SETS[set].name}`))
    })

    const documents = DocumentKind.options.flatMap((kind) => sizes.map((paper) => [kind, paper] as const))
    it.each(documents)('%s on %s says what the ledger holds', async (kind, paper) => {
      const row = DOCUMENTS[kind]
      const subject = row.subject(known)
      const printed = await print(kind, paper, () => ask(desk().page, 'documents.prepare', { kind, subject, paper }))
      expectPaper(row, set, paper, printed)
    })
  })

  it('is an event: the ledger counts as many prints as there were', async () => {
    const { page } = desk()
    for (const name of ['posted', 'stopped', 'refused'] as const) {
      const { history } = await ask(page, 'dossiers.view', { id: known.views[name].row.id })
      const printed = history.filter(({ type }) => type === 'dossier.form-printed').length
      const forms = PrintedForm.options.filter((form) => FORMS[form].dossier === name)
      expect([name, printed]).toEqual([name, forms.reduce((sum, form) => sum + (prints.get(form) ?? 0), 0)])
    }
    for (const kind of DocumentKind.options) {
      const { isReused = false } = DOCUMENTS[kind]
      const subject = DOCUMENTS[kind].subject(known)
      const { html } = await ask(page, 'documents.prepare', { kind, subject, paper: 'A4' })
      expect([kind, html.includes(`Bản in lại lần ${prints.get(kind)}`)]).toEqual([kind, !isReused])
    }
  })
})
