import { extname } from 'node:path'
import type { Handlers } from '../../shared/contract/handler.ts'
import type { ShellCallName } from '../../shared/contract/names.ts'
import { fileNameOf } from '../printing/file-name.ts'
import { type PrintingParts, print } from '../printing/print.ts'
import { saveFile } from '../printing/save.ts'
import type { Updates } from '../update/updates.ts'
import type { About } from './about.ts'

export interface ShellHandlerParts {
  readonly about: About
  readonly printing: PrintingParts
  readonly updates: Updates
  /** The screen that faces the citizens. */
  readonly display: { readonly isOpen: boolean; open(): void; close(): void }
  /** Called when a screen says that it can be used, each time. */
  readonly whenUsable: (screen: string) => void
}

/** The shell's answers to the calls of its contract. */
export function shellHandlers({
  about,
  printing,
  updates,
  display,
  whenUsable,
}: ShellHandlerParts): Handlers<ShellCallName> {
  return {
    'shell.about': () => about,
    'shell.print': (job) => print(printing, job),
    'shell.save-file': async ({ name, content }) => {
      const extension = extname(name)
      const place = await printing.choosePlace(
        fileNameOf(name.slice(0, name.length - extension.length), extension.slice(1)),
      )
      if (place === undefined) return { outcome: 'cancelled' }
      await saveFile(place, content)
      return { outcome: 'saved' }
    },
    'shell.ready': ({ screen }) => {
      whenUsable(screen)
      return {}
    },
    'shell.display': ({ open }) => {
      if (open === true) display.open()
      if (open === false) display.close()
      return { open: open ?? display.isOpen }
    },
    ...updates.handlers(),
  }
}
