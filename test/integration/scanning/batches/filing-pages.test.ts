import sharp from 'sharp'
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { FilingPages } from '../../../../main/core/scanning/batches/filing-pages.ts'
import { newPage } from '../../../../main/core/scanning/batches/keeping.ts'
import { startImaging } from '../../imaging/imaging-process.ts'

const [DOSSIER, BATCH] = [v7(), v7()]

it('a page in colour that was kept as a PNG and never cleaned can be put into a file all the same', async () => {
  const { imaging } = startImaging()
  const content = await sharp({ create: { width: 620, height: 877, channels: 3, background: '#dde' } })
    .png()
    .toBuffer()
  const original = { address: 'a'.repeat(64), mediaType: 'image/png', width: 620, height: 877, dpi: 75 } as const
  const page = newPage(
    { id: v7(), batch: BATCH, arrival: v7(), number: 0, origin: 'scanner', original, quad: null },
    Date.UTC(2026, 10, 20),
  )
  const pages = new FilingPages({
    papers: {
      read: () => Promise.resolve(content),
      put: () => Promise.reject(new Error('nothing is kept here')),
      putPacked: () => Promise.reject(new Error('nothing is kept here')),
    },
    imaging: () => Promise.resolve(imaging),
  })
  const failed = { ...page, state: 'failed', readingState: 'none' } as const
  const { image, dpi, isDone, address } = await pages.ofBatch(failed, DOSSIER, DOSSIER)
  expect({ dpi, isDone, address }).toEqual({ dpi: 75, isDone: true, address: undefined })
  const about = { title: 'Tờ khai', language: 'vi', createdAt: Date.UTC(2026, 10, 20) } as const
  expect((await imaging.assemble([{ image, dpi, reading: null }], about)).length).toBeGreaterThan(1_000)
})
