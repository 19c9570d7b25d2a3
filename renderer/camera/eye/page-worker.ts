import { type FrameView, lookAt, type Memory } from '../frame-view.ts'
import { bestFrame } from '../shutter.ts'
import type { EyeAnswer, EyeQuestion, TakenPicture } from './protocol.ts'

/** Frames are looked at in this many dots along their longer side; fine detail is still there, and it takes a few milliseconds. */
const LOOKED_AT = 960
/** Frames from which the best is chosen; each is held in full size. */
const RING = 3
/** Quality of pictures that go to the core; what it keeps as the original is this file. */
const QUALITY = 0.92
/** Longer side of the small pictures in lists. */
const THUMBNAIL = 260

interface Held {
  readonly frame: ImageBitmap
  readonly view: FrameView
}

let ring: Held[] = []
let memory: Memory | undefined
const small = new OffscreenCanvas(1, 1)
const sketch = small.getContext('2d', { willReadFrequently: true })

function view(frame: ImageBitmap, before: Memory | undefined): { view: FrameView; memory: Memory } {
  if (!sketch) throw new Error('no canvas')
  const scale = Math.min(1, LOOKED_AT / Math.max(frame.width, frame.height))
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)]
  if (small.width !== width || small.height !== height) [small.width, small.height] = [width, height]
  sketch.drawImage(frame, 0, 0, width, height)
  return lookAt({ data: sketch.getImageData(0, 0, width, height).data, channels: 4, width, height }, before)
}

function look(frame: ImageBitmap): FrameView {
  const seen = view(frame, memory)
  memory = seen.memory
  ring.push({ frame, view: seen.view })
  // A sheet that was moved is another picture: none of the frames before is a picture of it.
  const kept = seen.view.moved > 0.2 ? 1 : RING
  for (const { frame: old } of ring.slice(0, -kept)) old.close()
  ring = ring.slice(-kept)
  return seen.view
}

async function jpegOf(frame: ImageBitmap, longest: number, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, longest / Math.max(frame.width, frame.height))
  const canvas = new OffscreenCanvas(Math.round(frame.width * scale), Math.round(frame.height * scale))
  canvas.getContext('2d')?.drawImage(frame, 0, 0, canvas.width, canvas.height)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality })).arrayBuffer())
}

/** @param jpeg the picture as a file, where the camera made one */
async function pictureOf({ frame, view: seen }: Held, jpeg?: Uint8Array<ArrayBuffer>): Promise<TakenPicture> {
  const { width, height } = frame
  const content = jpeg ?? (await jpegOf(frame, Math.max(width, height), QUALITY))
  const thumbnail = await jpegOf(frame, THUMBNAIL, 0.7)
  return { content, thumbnail, width, height, quad: seen.sheet?.quad ?? null, view: seen }
}

async function develop(photograph: Blob): Promise<TakenPicture> {
  const frame = await createImageBitmap(photograph)
  try {
    const held: Held = { frame, view: { ...view(frame, undefined).view, moved: 0 } }
    if (photograph.type !== 'image/jpeg') return await pictureOf(held)
    return await pictureOf(held, new Uint8Array(await photograph.arrayBuffer()))
  } finally {
    frame.close()
  }
}

async function answer(question: EyeQuestion): Promise<EyeAnswer> {
  const { id } = question
  switch (question.kind) {
    case 'look':
      return { kind: 'seen', id, view: look(question.frame) }
    case 'take': {
      const best = ring[bestFrame(ring.map(({ view: seen }) => seen))]
      return best === undefined ? { kind: 'failed', id } : { kind: 'taken', id, picture: await pictureOf(best) }
    }
    case 'develop':
      return { kind: 'taken', id, picture: await develop(question.photograph) }
  }
}

// One after the other: a frame must not be let go of while it becomes a picture.
let busy: Promise<void> = Promise.resolve()
self.onmessage = ({ data }: MessageEvent<EyeQuestion>) => {
  busy = busy.then(async () => {
    const given: EyeAnswer = await answer(data).catch(() => ({ kind: 'failed', id: data.id }))
    const moved = given.kind === 'taken' ? [given.picture.content.buffer, given.picture.thumbnail.buffer] : []
    self.postMessage(given, { transfer: moved })
  })
}
