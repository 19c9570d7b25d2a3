import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it, onTestFinished, vi } from 'vitest'
import {
  createSources,
  type FolderFile,
  type FolderRefusal,
  type WatchOptions,
} from '../../../../main/core/scanning/sources/index.ts'
import { FORM } from '../../../heif/heif.ts'
import { temporaryFolder } from './desk-scanner.ts'

const FAST = { lookMilliseconds: 10, settleMilliseconds: 60, brokenMilliseconds: 400 }
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1')
const JPEG = await sharp({ create: { width: 300, height: 400, channels: 3, background: 'white' } })
  .jpeg()
  .toBuffer()

/** Watches a folder, and remembers what came. */
function watching(folder: string, more: Partial<WatchOptions> = {}) {
  const files: FolderFile[] = []
  const refused: FolderRefusal[] = []
  const watch = createSources().watchFolder(folder, {
    ...FAST,
    onFile: async (file) => {
      files.push(file)
      return undefined
    },
    onRefused: (refusal) => refused.push(refusal),
    ...more,
  })
  onTestFinished(() => watch.close())
  return { watch, files, refused, names: () => files.map(({ name }) => name) }
}

const WAIT = { timeout: 30_000, interval: 10 }

it('takes whole files of every kind that a scanner lays there, and removes them only when they are kept', async () => {
  const folder = temporaryFolder()
  const png = await sharp(JPEG).png().toBuffer()
  const tiff = await sharp(JPEG).tiff().toBuffer()
  let keep: () => void = () => {}
  const kept = new Promise<void>((resolve) => {
    keep = resolve
  })
  const there: boolean[] = []
  const { files, names } = watching(folder, {
    onFile: async (file) => {
      files.push(file)
      if (file.name === 'scan001.pdf') await kept
      there.push(existsSync(join(folder, file.name)))
      return undefined
    },
  })
  writeFileSync(join(folder, 'scan001.pdf'), PDF)
  await vi.waitFor(() => expect(names()).toEqual(['scan001.pdf']), WAIT)
  for (const [name, content] of [
    ['a.jpg', JPEG],
    ['b.png', png],
    ['c.tif', tiff],
    ['d.heic', FORM],
  ] as const) {
    writeFileSync(join(folder, name), content)
  }
  expect(existsSync(join(folder, 'scan001.pdf'))).toBe(true)
  keep()
  await vi.waitFor(() => expect(files).toHaveLength(5), WAIT)
  await vi.waitFor(() => expect(files.some(({ name }) => existsSync(join(folder, name)))).toBe(false), WAIT)
  expect(there).toEqual([true, true, true, true, true])
  expect(files[0]?.identity).toMatch(/^[0-9a-f]{64}$/)
  expect(new Map(files.map(({ name, content }) => [name, content.length]))).toEqual(
    new Map([
      ['scan001.pdf', PDF.length],
      ['a.jpg', JPEG.length],
      ['b.png', png.length],
      ['c.tif', tiff.length],
      ['d.heic', FORM.length],
    ]),
  )
})

it('waits for a file that is still being written, however long its writer pauses', async () => {
  const folder = temporaryFolder()
  const { files, names } = watching(folder, { brokenMilliseconds: 60_000 })
  const file = join(folder, 'slow.jpg')
  for (const [part, name] of ['first.pdf', 'second.pdf', 'third.pdf'].entries()) {
    appendFileSync(file, JPEG.subarray((part * JPEG.length) / 4, ((part + 1) * JPEG.length) / 4))
    // A whole file that was laid there later is taken: the pause was longer than a file has to be the same.
    writeFileSync(join(folder, name), PDF)
    await vi.waitFor(() => expect(names()).toContain(name), WAIT)
  }
  expect(names()).not.toContain('slow.jpg')
  appendFileSync(file, JPEG.subarray((3 * JPEG.length) / 4))
  await vi.waitFor(() => expect(files).toHaveLength(4), WAIT)
  expect(files.at(-1)?.content.equals(JPEG)).toBe(true)
})

it('offers a file again that could not be kept, and after a restart what was left', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'one.pdf'), PDF)
  const failures: unknown[] = []
  const first = watching(folder, {
    onFile: () => Promise.reject(new Error('the disk is full')),
    onFailed: (error) => failures.push(error),
  })
  await vi.waitFor(() => expect(failures.length).toBeGreaterThan(1), WAIT)
  await first.watch.close()
  expect(existsSync(join(folder, 'one.pdf'))).toBe(true)
  const second = watching(folder)
  await vi.waitFor(() => expect(second.names()).toEqual(['one.pdf']), WAIT)
  await vi.waitFor(() => expect(existsSync(join(folder, 'one.pdf'))).toBe(false), WAIT)
})

it('has another identity for the same content laid there anew, and the same for the same file offered again', async () => {
  const folder = temporaryFolder()
  const { watch, files } = watching(folder, {
    onFile: async (file) => {
      files.push(file)
      if (files.length === 1) throw new Error('the disk is full')
      return undefined
    },
  })
  for (const count of [2, 3]) {
    writeFileSync(join(folder, 'one.pdf'), PDF)
    await vi.waitFor(() => expect(files).toHaveLength(count), WAIT)
    await vi.waitFor(() => expect(existsSync(join(folder, 'one.pdf'))).toBe(false), WAIT)
  }
  const [first, second, third] = files.map(({ identity }) => identity)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
  expect(watch.refused).toBe(0)
})

it('offers a file once that will never be taken, and again when it changes', async () => {
  const folder = temporaryFolder()
  const offered: string[] = []
  const { watch, refused } = watching(folder, {
    onFile: async ({ name, content }) => {
      offered.push(name)
      return content.equals(JPEG) ? undefined : 'not-openable'
    },
  })
  writeFileSync(join(folder, 'locked.pdf'), PDF)
  await vi.waitFor(() => expect(refused).toEqual([{ name: 'locked.pdf', reason: 'not-openable' }]), WAIT)
  for (const name of ['a.jpg', 'b.jpg']) {
    writeFileSync(join(folder, name), JPEG)
    await vi.waitFor(() => expect(existsSync(join(folder, name))).toBe(false), WAIT)
  }
  expect(offered).toEqual(['locked.pdf', 'a.jpg', 'b.jpg'])
  expect(watch.refused).toBe(1)
  writeFileSync(join(folder, 'locked.pdf'), JPEG)
  await vi.waitFor(() => expect(existsSync(join(folder, 'locked.pdf'))).toBe(false), WAIT)
  expect(watch.refused).toBe(0)
})

it('names what it cannot take and why, once, and leaves it where it is', async () => {
  const folder = temporaryFolder()
  const outside = join(temporaryFolder(), 'outside.pdf')
  writeFileSync(outside, PDF)
  mkdirSync(join(folder, 'folder.pdf'))
  symlinkSync(outside, join(folder, 'link.pdf'))
  writeFileSync(join(folder, 'letter.docx'), 'PK\u0003\u0004')
  writeFileSync(join(folder, 'renamed.pdf'), 'MZ not a scan')
  writeFileSync(join(folder, 'cut.jpg'), JPEG.subarray(0, JPEG.length / 2))
  writeFileSync(join(folder, 'cut.pdf'), PDF.subarray(0, 20))
  writeFileSync(join(folder, 'cut.heic'), FORM.subarray(0, FORM.length - 100))
  writeFileSync(join(folder, 'picture.avif'), await sharp(JPEG).avif({ effort: 0 }).toBuffer())
  writeFileSync(join(folder, 'nothing.pdf'), '')
  writeFileSync(join(folder, 'huge.pdf'), Buffer.concat([PDF, Buffer.alloc(20_000), PDF]))
  writeFileSync(join(folder, '.hidden.pdf'), PDF)
  writeFileSync(join(folder, 'upload.pdf.part'), PDF)
  const { refused, names } = watching(folder, { mostBytes: 10_000 })
  await vi.waitFor(() => expect(refused).toHaveLength(8), WAIT)
  expect(new Map(refused.map(({ name, reason }) => [name, reason]))).toEqual(
    new Map([
      ['letter.docx', 'kind'],
      ['renamed.pdf', 'kind'],
      ['huge.pdf', 'too-large'],
      ['cut.jpg', 'broken'],
      ['cut.pdf', 'broken'],
      ['cut.heic', 'broken'],
      ['picture.avif', 'kind'],
      ['nothing.pdf', 'empty'],
    ]),
  )
  expect(names()).toEqual([])
  // The upload ends: the same file under its real name.
  renameSync(join(folder, 'upload.pdf.part'), join(folder, 'upload.pdf'))
  await vi.waitFor(() => expect(names()).toEqual(['upload.pdf']), WAIT)
  // What was refused is looked at again when it changes.
  writeFileSync(join(folder, 'cut.pdf'), PDF)
  await vi.waitFor(() => expect(names()).toEqual(['upload.pdf', 'cut.pdf']), WAIT)
  expect(refused).toHaveLength(8)
  for (const name of ['letter.docx', 'cut.jpg', '.hidden.pdf', 'link.pdf'])
    expect(existsSync(join(folder, name))).toBe(true)
  expect(existsSync(outside)).toBe(true)
})

it('does not remove what was written anew under the same name while it was taken', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'scan.pdf')
  const other = Buffer.concat([PDF, Buffer.from('% another one\n%%EOF\n')])
  writeFileSync(file, PDF)
  const { files } = watching(folder, {
    onFile: async (taken) => {
      if (files.length === 0) writeFileSync(file, other)
      files.push(taken)
      return undefined
    },
  })
  await vi.waitFor(() => expect(files).toHaveLength(2), WAIT)
  expect(files.map(({ content }) => content.length)).toEqual([PDF.length, other.length])
})

it('tells when the folder is gone and goes on when it is back', async () => {
  const folder = join(temporaryFolder(), 'share')
  const { watch, names } = watching(folder)
  await vi.waitFor(() => expect(watch.isReachable).toBe(false), WAIT)
  mkdirSync(folder)
  writeFileSync(join(folder, 'scan.pdf'), PDF)
  await vi.waitFor(() => expect(names()).toEqual(['scan.pdf']), WAIT)
  await vi.waitFor(() => expect(watch.isReachable).toBe(true), WAIT)
  rmSync(folder, { recursive: true })
  await vi.waitFor(() => expect(watch.isReachable).toBe(false), WAIT)
})

it.runIf(process.platform === 'linux' && process.getuid?.() !== 0)('says when it may not read a file', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'locked.pdf'), PDF)
  chmodSync(join(folder, 'locked.pdf'), 0)
  const { refused } = watching(folder)
  await vi.waitFor(() => expect(refused).toEqual([{ name: 'locked.pdf', reason: 'unreadable' }]), WAIT)
})
