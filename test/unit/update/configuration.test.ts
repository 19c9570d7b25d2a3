import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfiguration } from '../../../main/update/configuration.ts'
import { type Identity, makeIdentity } from './publisher.ts'

let directory: string
let root: Identity
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'update-configuration-'))
  root = makeIdentity({ name: 'Province', certifiesThrough: 1 })
})
afterAll(() => rm(directory, { recursive: true }))

async function readingOf(content: unknown) {
  const file = join(directory, 'update.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readConfiguration(file)
}

describe('the configuration of updates', () => {
  it('is none when the province laid none', async () => {
    expect(await readConfiguration(join(directory, 'no such file'))).toBeUndefined()
  })

  it('names a folder, with or without a stroke at the end', async () => {
    for (const feed of ['https://tinh.example/motcua', 'https://tinh.example/motcua/']) {
      const read = await readingOf({ feed, authority: root.certificate })
      expect(read?.feed.href).toBe('https://tinh.example/motcua/')
    }
  })

  it('does without TLS on this very machine only', async () => {
    const { certificate: authority } = root
    for (const host of ['127.0.0.1:8123', 'localhost', '[::1]:80']) {
      expect(await readingOf({ feed: `http://${host}/`, authority }), host).toBeDefined()
    }
    const refused = [
      'http://tinh.example/',
      'http://127.0.0.1.evil.example/',
      'file:///media/usb/',
      'ftp://a/',
      'nonsense',
      '',
    ]
    for (const feed of refused) {
      await expect(readingOf({ feed, authority }), feed).rejects.toMatchObject({
        code: 'update.not-configured',
        details: { field: 'feed' },
      })
    }
  })

  it('carries no name, no password and no question in its address', async () => {
    for (const feed of ['https://a:b@tinh.example/', 'https://tinh.example/?key=1', 'https://tinh.example/#a']) {
      await expect(readingOf({ feed, authority: root.certificate }), feed).rejects.toMatchObject({
        code: 'update.not-configured',
      })
    }
  })

  it('pins a root that may certify others', async () => {
    const feed = 'https://tinh.example/'
    const signer = makeIdentity({ name: 'Signer' })
    for (const authority of [signer.certificate, 'no certificate', '', 7]) {
      await expect(readingOf({ feed, authority })).rejects.toMatchObject({
        code: 'update.not-configured',
        details: { field: 'authority' },
      })
    }
  })

  it('says so when the file is damaged, or is no file', async () => {
    for (const content of ['', '{', 'null', '[]']) {
      await expect(readingOf(content), content).rejects.toMatchObject({ code: 'update.not-configured' })
    }
    await expect(readConfiguration(directory)).rejects.toMatchObject({ code: 'update.not-configured' })
  })
})
