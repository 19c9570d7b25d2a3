import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { CodeAnswer, CodeQuestion } from './protocol.ts'

// Left to itself the library would fetch this file from the network.
prepareZXingModule({ overrides: { locateFile: () => wasm } })

/** More dots than this along the longer side make reading slower and find nothing more. */
const LOOKED_AT = 1_280

const canvas = new OffscreenCanvas(1, 1)
const sketch = canvas.getContext('2d', { willReadFrequently: true })

/** The part of the frame, in each direction, that is looked at closely. */
const MIDDLE = 0.6

/** The dots of a frame that are searched. */
function dotsOf(frame: ImageBitmap, closely: boolean): ImageData {
  if (!sketch) throw new Error('no canvas')
  const [across, down] = closely ? [frame.width * MIDDLE, frame.height * MIDDLE] : [frame.width, frame.height]
  const scale = closely
    ? (2 * LOOKED_AT * MIDDLE) / Math.max(across, down)
    : Math.min(1, LOOKED_AT / Math.max(across, down))
  const [width, height] = [Math.round(across * scale), Math.round(down * scale)]
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height]
  const [left, top] = [(frame.width - across) / 2, (frame.height - down) / 2]
  sketch.drawImage(frame, left, top, across, down, 0, 0, width, height)
  return sketch.getImageData(0, 0, width, height)
}

async function read(frame: ImageBitmap, closely: boolean): Promise<Omit<CodeAnswer, 'id'>> {
  const begun = performance.now()
  const dots = dotsOf(frame, closely)
  frame.close()
  const found = await readBarcodes(dots, {
    formats: ['QRCode'],
    // Without it cards held far from the camera are missed.
    tryHarder: true,
    tryInvert: false,
    maxNumberOfSymbols: 2,
  })
  const texts = [...new Set(found.filter(({ isValid }) => isValid).map(({ text }) => text))]
  return { texts, took: performance.now() - begun }
}

self.onmessage = ({ data: { id, frame, closely } }: MessageEvent<CodeQuestion>) => {
  void read(frame, closely)
    .catch(() => ({ texts: [], took: 0 }))
    .then((answer) => self.postMessage({ id, ...answer } satisfies CodeAnswer))
}
