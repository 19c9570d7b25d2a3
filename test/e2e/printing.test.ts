import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallInput } from '../../shared/contract/contract.ts'
import { DEMONSTRATION_OFFICERS } from '../../shared/people/demonstration.ts'
import { freshDirectory, launch, type Running } from './launch.ts'

const { directory, remove } = freshDirectory()
let running: Running
/** A dossier of the demonstration commune that was received. */
let dossier: { readonly id: string; readonly code: string; readonly applicantName: string }

beforeAll(async () => {
  running = await launch(directory, { environment: { MOTCUA_DEMO: '1' } })
  const found = await running.page.evaluate(async ({ login, passphrase }) => {
    const { calls } = window.desk
    await calls['session.open']({ login, secret: { kind: 'passphrase', passphrase } })
    const search = {
      text: '',
      states: ['received' as const],
      procedure: null,
      queue: 'all' as const,
      limit: 1,
      after: null,
    }
    const answer = await calls['dossiers.search'](search)
    return answer.ok ? answer.output.rows[0] : undefined
  }, DEMONSTRATION_OFFICERS.clerk)
  if (found?.code == null) throw new Error('the demonstration has no dossier')
  dossier = { id: found.id, code: found.code, applicantName: found.applicantName }
})
afterAll(async () => {
  await running?.app.close()
  remove()
})

function prepare(paper: 'A4' | 'A5') {
  return running.page.evaluate(
    async (wanted) => {
      const answer = await window.desk.calls['forms.prepare'](wanted)
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.output.ticket
    },
    { dossier: dossier.id, form: 'receipt' as const, paper },
  )
}

function print(job: CallInput<'shell.print'>) {
  return running.page.evaluate((wanted) => window.desk.calls['shell.print'](wanted), job)
}

/** Lets the dialog that asks where to save answer with a path, or with a change of mind. */
async function answerDialog(filePath: string | null): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === null, filePath: path ?? '' })
  }, filePath)
}

function told(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8' })
}

describe('a receipt', () => {
  it.each([
    ['A5', 420, 595],
    ['A4', 595, 842],
  ] as const)(
    'is saved as a PDF of size %s whose text can be read, in the typeface of official papers',
    async (paper, width, height) => {
      const path = join(directory, `receipt-${paper}.pdf`)
      await answerDialog(path)
      const outcome = await print({ ticket: await prepare(paper), paper, target: 'file' })
      expect(outcome).toEqual({ ok: true, output: { outcome: 'saved', path } })
      const text = told('pdftotext', ['-layout', path, '-']).normalize('NFC')
      expect(text).toContain(dossier.code)
      expect(text).toContain(dossier.applicantName)
      expect(told('pdffonts', [path])).toContain('Tinos')
      const [, wide, high] = /Page size: +([\d.]+) x ([\d.]+)/.exec(told('pdfinfo', [path])) ?? []
      // In points; Chromium rounds millimetres down to whole pixels.
      expect(Math.abs(Number(wide) - width)).toBeLessThan(1.5)
      expect(Math.abs(Number(high) - height)).toBeLessThan(1.5)
    },
  )

  it('remembers in the ledger that it was printed', async () => {
    const history = () =>
      running.page.evaluate(async (id) => {
        const answer = await window.desk.calls['dossiers.view']({ id })
        return answer.ok ? answer.output.history.filter(({ type }) => type === 'dossier.form-printed').length : -1
      }, dossier.id)
    const before = await history()
    await answerDialog(join(directory, 'once-more.pdf'))
    await print({ ticket: await prepare('A5'), paper: 'A5', target: 'file' })
    expect(await history()).toBe(before + 1)
  })

  it('is not printed when the clerk changes their mind', async () => {
    await answerDialog(null)
    const outcome = await print({ ticket: await prepare('A5'), paper: 'A5', target: 'file' })
    expect(outcome).toEqual({ ok: true, output: { outcome: 'cancelled', path: null } })
  })

  it('says so when there is no printer', async () => {
    await running.app.evaluate(({ app }) => {
      app.on('web-contents-created', (_event, contents) => {
        contents.getPrintersAsync = () => Promise.resolve([])
      })
    })
    const outcome = await print({ ticket: await prepare('A5'), paper: 'A5', target: 'printer' })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'print.no-printer' } })
  })

  it('says so when it cannot be saved there', async () => {
    await answerDialog(directory)
    const outcome = await print({ ticket: await prepare('A5'), paper: 'A5', target: 'file' })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'print.save-failed' } })
  })

  it('is had for its ticket once', async () => {
    await answerDialog(null)
    const ticket = await prepare('A5')
    await print({ ticket, paper: 'A5', target: 'file' })
    const again = await print({ ticket, paper: 'A5', target: 'file' })
    expect(again).toMatchObject({ ok: false, error: { code: 'print.unknown-ticket' } })
  })

  it('leaves no trace of the citizen in what the program keeps', () => {
    const names = [Buffer.from(dossier.applicantName), Buffer.from(dossier.applicantName, 'utf16le')]
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    const kept = files.filter((name) => !name.endsWith('.pdf'))
    expect(kept.length).toBeGreaterThan(10)
    for (const file of kept) {
      const content = readFileSync(file)
      expect(
        names.some((name) => content.includes(name)),
        file,
      ).toBe(false)
    }
  })
})
