import type { WebContents } from 'electron'
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts'
import type { RedeemedForm } from '../../shared/contract/control.ts'
import { DeskError } from '../../shared/errors.ts'
import { describeFailure } from '../../shared/failures.ts'
import { fileNameOf } from './file-name.ts'
import { saveFile } from './save.ts'

export type PrintJob = CallInput<'shell.print'>
export type PrintOutcome = CallOutput<'shell.print'>

export interface PrintingParts {
  /** The core's side of printing. */
  readonly core: {
    redeemTicket(ticket: string): Promise<RedeemedForm>
    notePrinted(printed: PrintJob): Promise<void>
  }
  /** Lays a form out and lets it be printed. */
  readonly withView: <Result>(html: string, use: (contents: WebContents) => Promise<Result>) => Promise<Result>
  /** Asks the officer for a place; undefined when they changed their mind. */
  readonly choosePlace: (suggestedName: string) => Promise<string | undefined>
  readonly log: (text: string) => void
}

/**
 * Prints a prepared form or keeps it as a PDF where the officer chooses, and has the ledger remember it.
 * @throws DeskError print.unknown-ticket, print.no-printer, print.failed, print.save-failed, store.disk-full, core.unavailable
 */
export async function print(parts: PrintingParts, job: PrintJob): Promise<PrintOutcome> {
  const form = await parts.core.redeemTicket(job.ticket)
  const outcome = job.target === 'file' ? await saveAsPdf(parts, form) : await sendToPrinter(parts, form)
  if (outcome.outcome !== 'cancelled') {
    // The paper is out already: that the ledger missed it must not be told as a print that failed.
    await parts.core
      .notePrinted(job)
      .catch((error: unknown) => parts.log(`a print was not noted: ${describeFailure(error)}`))
  }
  return outcome
}

async function saveAsPdf({ withView, choosePlace }: PrintingParts, form: RedeemedForm): Promise<PrintOutcome> {
  const path = await choosePlace(fileNameOf(form.title, 'pdf'))
  if (path === undefined) return { outcome: 'cancelled', path: null }
  const pdf = await withView(form.html, (contents) =>
    contents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      pageSize: form.paper,
      generateTaggedPDF: true,
    }),
  ).catch(refuse)
  await saveFile(path, pdf)
  return { outcome: 'saved', path }
}

async function sendToPrinter({ withView }: PrintingParts, form: RedeemedForm): Promise<PrintOutcome> {
  await withView(form.html, async (contents) => {
    const printers = await contents.getPrintersAsync()
    if (printers.length === 0) throw new DeskError('print.no-printer')
    await new Promise<void>((resolve, reject) => {
      const options = {
        silent: true,
        printBackground: true,
        pageSize: form.paper,
        margins: { marginType: 'none' },
      } as const
      contents.print(options, (done, reason) => {
        if (done) resolve()
        else reject(new DeskError('print.failed', { reason }))
      })
    })
  }).catch(refuse)
  return { outcome: 'printed', path: null }
}

function refuse(error: unknown): never {
  throw error instanceof DeskError ? error : new DeskError('print.failed', {}, { cause: error })
}
