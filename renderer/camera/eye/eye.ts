import type { FrameView } from '../frame-view.ts'
import type { CodeAnswer, CodeQuestion, EyeAnswer, EyeQuestion, TakenPicture } from './protocol.ts'

/** Looks at frames in a thread of its own, so that the screen never waits for it. */
export interface PageEye {
  /** What is on a frame; the frame is handed over and is no longer the caller's. */
  look(frame: ImageBitmap): Promise<FrameView | undefined>
  /** The best of the last frames; undefined when there was none yet. */
  take(): Promise<TakenPicture | undefined>
  /** A photograph made by the camera itself; undefined when it is none. */
  develop(photograph: Blob): Promise<TakenPicture | undefined>
  close(): void
}

/** Reads the QR codes on frames in a thread of its own. */
export interface CodeEye {
  /** The frame is handed over and is no longer the caller's. */
  read(frame: ImageBitmap, closely: boolean): Promise<Pick<CodeAnswer, 'texts' | 'took'>>
  close(): void
}

/** A worker that is asked one thing and answers it, told apart by numbers. */
function line<Question extends { readonly id: number }, Answer extends { readonly id: number }>(worker: Worker) {
  const waiting = new Map<number, (answer: Answer | undefined) => void>()
  let last = 0
  function giveUp() {
    for (const settle of waiting.values()) settle(undefined)
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  }
  worker.onerror = giveUp
  return {
    ask: (write: (id: number) => Question, transfer: Transferable[] = []) =>
      new Promise<Answer | undefined>((resolve) => {
        last += 1
        waiting.set(last, resolve)
        worker.postMessage(write(last), transfer)
      }),
    close() {
      worker.terminate()
      giveUp()
    },
  }
}

export function openPageEye(): PageEye {
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { type: 'module', name: 'camera-pages' })
  const { ask, close } = line<EyeQuestion, EyeAnswer>(worker)
  const pictureOf = (answer: EyeAnswer | undefined) => (answer?.kind === 'taken' ? answer.picture : undefined)
  return {
    async look(frame) {
      const answer = await ask((id) => ({ kind: 'look', id, frame }), [frame])
      return answer?.kind === 'seen' ? answer.view : undefined
    },
    take: async () => pictureOf(await ask((id) => ({ kind: 'take', id }))),
    develop: async (photograph) => pictureOf(await ask((id) => ({ kind: 'develop', id, photograph }))),
    close,
  }
}

export function openCodeEye(): CodeEye {
  const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module', name: 'camera-codes' })
  const { ask, close } = line<CodeQuestion, CodeAnswer>(worker)
  return {
    read: async (frame, closely) => (await ask((id) => ({ id, frame, closely }), [frame])) ?? { texts: [], took: 0 },
    close,
  }
}
