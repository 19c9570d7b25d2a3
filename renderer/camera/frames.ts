import { type RefObject, useEffect, useEffectEvent } from 'react'

/** A pause that ends early when the loop is left. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** The next frame that the camera gives; resolves too when the loop is left. */
function nextFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const asked = video.requestVideoFrameCallback(() => resolve())
    signal.addEventListener('abort', () => {
      video.cancelVideoFrameCallback(asked)
      resolve()
    })
  })
}

/**
 * Shows a stream in a video element and hands its frames over, one at a time and at most one every `everyMs`: whoever is slow gets
 * fewer frames, never older ones. The frame belongs to `see`, which must close or transfer it.
 */
export function useFrames(
  video: RefObject<HTMLVideoElement | null>,
  stream: MediaStream | null,
  everyMs: number,
  see: (frame: ImageBitmap) => Promise<void>,
): void {
  const onFrame = useEffectEvent(see)
  useEffect(() => {
    const element = video.current
    if (!element || !stream) return
    element.srcObject = stream
    const leaving = new AbortController()
    const { signal } = leaving
    void (async () => {
      while (!signal.aborted) {
        const begun = performance.now()
        await nextFrame(element, signal)
        if (signal.aborted) return
        // A video without a picture yet is no failure: the next frame will do.
        const frame = await createImageBitmap(element).catch(() => undefined)
        if (signal.aborted) frame?.close()
        else if (frame) await onFrame(frame)
        await pause(everyMs - (performance.now() - begun), signal)
      }
    })()
    return () => {
      leaving.abort()
      element.srcObject = null
    }
  }, [video, stream, everyMs])
}
