import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { Naps2Source } from '../../../../main/core/scanning/sources/windows/naps2-source.ts'
import { WiaSource } from '../../../../main/core/scanning/sources/windows/wia-source.ts'
import { codeOfPromise } from '../../store/temporary-desk.ts'
import { FEEDER, foldersInMemory, GLASS, never, scanAll, stubProgram, temporaryFolder } from './desk-scanner.ts'

/*
 * No Windows ran here. What is tested is the way from a program's words to pages and errors, with scripts of the shell that say what
 * PowerShell and NAPS2 are documented to say.
 */

const LIMITS = { environment: process.env, quietMilliseconds: 20_000, graceMilliseconds: 200 }

/** Answers of the script for WIA; `$folder` is where pages go, `PAGE` lays one there. */
function wia(answers: string) {
  const question = join(temporaryFolder(), 'question')
  const script = stubProgram(`printf '%s' "$MOTCUA_SCAN" > ${question}
folder=$(printf '%s' "$MOTCUA_SCAN" | sed -n 's/.*"folder":"\\([^"]*\\)".*/\\1/p')
${answers}`)
  return {
    source: new WiaSource({ ...LIMITS, stand: { program: script, args: [] } }),
    asked: (): unknown => JSON.parse(readFileSync(question, 'utf8')),
  }
}

async function picture(): Promise<string> {
  const file = join(temporaryFolder(), 'page.png')
  const content = await sharp({ create: { width: 827, height: 1_169, channels: 3, background: 'white' } })
    .withMetadata({ density: 100 })
    .png()
    .toBuffer()
  writeFileSync(file, content)
  return file
}

const DEVICE = 'wia:{6BDD1FC6-810F-11D0-BEC7-08002BE2092F}\\0001'

describe.skipIf(process.platform === 'win32')('WIA, as PowerShell tells of it', () => {
  it('lists scanners by their names', async () => {
    const { source, asked } = wia(
      `echo 'a driver writes where it likes'
printf '%s\\n' '{"name":"Canon DR-C230","device":"{6BDD1FC6-810F-11D0-BEC7-08002BE2092F}\\\\0001"}'`,
    )
    expect(await source.list(never())).toEqual([{ id: DEVICE, kind: 'wia', name: 'Canon DR-C230' }])
    expect(asked()).toEqual({ act: 'list' })
  })

  it('says what a scanner can do', async () => {
    const { source, asked } = wia(`echo '{"handling":7,"width":8500,"height":14000,"resolutions":[300,200,100]}'`)
    expect(await source.capabilities(DEVICE, never())).toEqual({
      feeds: ['glass', 'feeder', 'feeder-duplex'],
      modes: ['colour', 'gray', 'bilevel'],
      resolutions: [100, 200, 300],
      largest: { width: 215.9, height: 355.6 },
    })
    expect(asked()).toEqual({ act: 'capabilities', device: DEVICE.slice('wia:'.length) })
  })

  it('gives the pages of a feeder until it is empty, with the size asked for in dots', async () => {
    const page = await picture()
    const { source, asked } = wia(`echo '{"status":1}'
for n in 1 2 3; do cp ${page} $folder/page000$n.png; echo "{\\"page\\":\\"page000$n.png\\"}"; done
echo '{"error":-2145320957}'; exit 1`)
    const { pages, code } = await scanAll(source, DEVICE, { ...FEEDER, feed: 'feeder-duplex' })
    expect(code).toBeUndefined()
    expect(pages.map(({ dpi }) => dpi)).toEqual([100, 100, 100])
    expect(asked()).toMatchObject({ act: 'scan', select: 5, intent: 2, dpi: 100, width: 827, height: 1_169 })
    expect(foldersInMemory()).toEqual([])
  })

  it.each([
    ['the feeder has no paper', `echo '{"status":0}'; exec sleep 600`, 'scanning.empty'],
    ['paper is jammed', `echo '{"error":-2145320958}'; exit 1`, 'scanning.jammed'],
    ['a cover is open', `echo '{"error":-2145320938}'; exit 1`, 'scanning.cover-open'],
    ['the account may not', `echo '{"error":-2147024891}'; exit 1`, 'scanning.denied'],
    ['a page is named that is none of its own', `echo '{"page":"../../etc/passwd"}'`, 'scanning.failed'],
  ])('when %s, ends with the right error', async (_, answers, code) => {
    expect((await scanAll(wia(answers).source, DEVICE, FEEDER)).code).toBe(code)
    expect(foldersInMemory()).toEqual([])
  })

  it('is told as not installed without PowerShell', async () => {
    const source = new WiaSource({ ...LIMITS, stand: { program: '/nowhere/powershell.exe', args: [] } })
    expect(await codeOfPromise(() => source.list(never()))).toBe('scanning.not-installed')
  })
})

describe.skipIf(process.platform === 'win32')('NAPS2, as its console tells of it', () => {
  const NAPS2_DEVICE = 'naps2:twain:Canon: DR-C230 TWAIN'
  const naps2 = (script: string) => new Naps2Source({ ...LIMITS, program: () => stubProgram(script) })

  it('lists nothing where it is not installed, and its scanners by driver where it is', async () => {
    const missing = new Naps2Source({ ...LIMITS, program: () => null })
    expect(await missing.list(never())).toEqual([])
    expect((await scanAll(missing, NAPS2_DEVICE, GLASS)).code).toBe('scanning.not-installed')
    expect(foldersInMemory()).toEqual([])
    const source = naps2(
      `case "$*" in *twain*) echo 'Canon: DR-C230 TWAIN';; *) printf 'WIA-Canon DR-C230\\r\\n';; esac`,
    )
    expect(await source.list(never())).toEqual([
      { id: NAPS2_DEVICE, kind: 'naps2', name: 'Canon: DR-C230 TWAIN (TWAIN)' },
      { id: 'naps2:wia:WIA-Canon DR-C230', kind: 'naps2', name: 'WIA-Canon DR-C230 (WIA)' },
    ])
  })

  it('gives the pages that it leaves, in order', async () => {
    const page = await picture()
    const source = naps2(`for n in 1 2 3; do echo "Scanned page $n."; done
for n in 0003 0001 0002; do cp ${page} page$n.png; done; echo '3 page(s) scanned.'`)
    const { pages, progress, code } = await scanAll(source, NAPS2_DEVICE, FEEDER)
    expect({ code, pages: pages.length }).toEqual({ code: undefined, pages: 3 })
    expect(progress.map(({ page }) => page)).toEqual([1, 1, 2, 3])
  })

  it.each([
    ['The scanner has a paper jam.', 'scanning.jammed'],
    ["The scanner's cover is open.", 'scanning.cover-open'],
    ['No pages are in the feeder.', 'scanning.empty'],
    ['The selected scanner is busy.', 'scanning.busy'],
    ['The selected scanner is offline.', 'scanning.gone'],
    ['Đã xảy ra lỗi.', 'scanning.failed'],
  ])('keeps the pages that came before "%s"', async (told, code) => {
    const page = await picture()
    const before = code === 'scanning.failed' ? '' : `cp ${page} page0001.png`
    const scanned = await scanAll(naps2(`${before}\necho "${told}"`), NAPS2_DEVICE, GLASS)
    expect(scanned.pages).toHaveLength(before === '' ? 0 : 1)
    expect(scanned.code).toBe(code)
  })
})
