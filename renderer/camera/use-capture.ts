import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { openPageEye, type PageEye } from './eye/eye.ts'
import type { TakenPicture } from './eye/protocol.ts'
import { type FrameView, sheetPart } from './frame-view.ts'
import { useFrames } from './frames.ts'
import type { LiveCamera } from './live-camera.ts'
import { photograph } from './photograph.ts'
import { type FrameFault, faultsOf, READY, type ShutterState, TAKEN, watch } from './shutter.ts'

/** Ten looks a second: quick enough for a hand, and most of the processor is left for the rest. */
const LOOK_EVERY_MS = 100
/** A photograph is preferred to the frame unless it is so much more blurred. */
const NOT_MUCH_WORSE = 0.6

interface Capture {
  /** What is seen now; null until the first frame. */
  readonly view: FrameView | null
  readonly faults: readonly FrameFault[]
  readonly error: DeskError | null
  readonly taking: boolean
  /** Counts pictures, so that each can be seen to be taken. */
  readonly shots: number
  readonly take: () => Promise<void>
}

interface Options {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly camera: LiveCamera
  readonly stream: MediaStream | null
  /** Takes a picture by itself when a page lies still. */
  readonly automatic: boolean
  /** Keeps a picture. Its failure is shown. */
  readonly onTaken: (picture: TakenPicture) => Promise<void>
}

/** Looks through a camera and takes pictures of pages: by hand, or by itself when one lies still, whole and sharp. */
export function useCapture({ video, camera, stream, automatic, onTaken }: Options): Capture {
  const [view, setView] = useState<FrameView | null>(null)
  const [error, setError] = useState<DeskError | null>(null)
  const [taking, setTaking] = useState(false)
  const [shots, setShots] = useState(0)
  const eye = useRef<PageEye | null>(null)
  const shutter = useRef<ShutterState>(READY)
  const busy = useRef(false)

  useEffect(() => {
    const opened = openPageEye()
    eye.current = opened
    return () => {
      eye.current = null
      opened.close()
    }
  }, [])

  async function best(): Promise<TakenPicture | undefined> {
    const frame = await eye.current?.take()
    const finer = stream === null ? undefined : await photograph(stream)
    const developed = finer && (await eye.current?.develop(finer))
    if (!developed || !frame) return developed ?? frame
    return (developed.view.edge ?? 0) >= NOT_MUCH_WORSE * (frame.view.edge ?? 0) ? developed : frame
  }

  async function take(): Promise<void> {
    if (busy.current || stream === null) return
    busy.current = true
    camera.touch()
    setTaking(true)
    setError(null)
    shutter.current = TAKEN
    try {
      const picture = await best()
      if (picture === undefined) throw new DeskError('camera.failed')
      await onTaken(picture)
      setShots((count) => count + 1)
    } catch (failure) {
      setError(asDeskError(failure))
    } finally {
      busy.current = false
      setTaking(false)
    }
  }

  const takeByItself = useEffectEvent(take)
  useFrames(video, stream, LOOK_EVERY_MS, async (frame) => {
    const looking = eye.current
    if (!looking) return frame.close()
    const seen = await looking.look(frame)
    if (!seen) return
    setView(seen)
    const next = watch(shutter.current, seen, performance.now())
    shutter.current = next.state
    // Paper that comes and goes is somebody at work.
    if (seen.moved > 0.1 && sheetPart(seen) > 0) camera.touch()
    if (next.take && automatic) await takeByItself()
  })

  const shown = stream === null ? null : view
  return { view: shown, faults: shown ? faultsOf(shown) : [], error, taking, shots, take }
}
