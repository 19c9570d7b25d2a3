/** Cameras that never answer: after this time the frame of the video is taken instead. */
const PATIENCE_MS = 4_000
/** A photograph must have this many times the dots of a frame to be worth its wait. */
const WORTH_IT = 1.2
/** More dots than this show nothing more of a sheet of paper and cost memory everywhere after. */
const MOST_DOTS = 16_000_000

function within<Value>(ms: number, work: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    work.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}

/**
 * A photograph by the camera itself, where that is finer than a frame of its video; undefined where it isn't, or where the camera
 * fails at it or doesn't answer.
 */
export async function photograph(stream: MediaStream): Promise<Blob | undefined> {
  const [track] = stream.getVideoTracks()
  if (track === undefined || track.readyState !== 'live' || !('ImageCapture' in window)) return undefined
  const capture = new ImageCapture(track)
  const able = await within(PATIENCE_MS, capture.getPhotoCapabilities())
  const [across, down] = [able?.imageWidth?.max ?? 0, able?.imageHeight?.max ?? 0]
  const { width = 0, height = 0 } = track.getSettings()
  if (across * down < WORTH_IT * width * height || across * down > MOST_DOTS) return undefined
  return within(PATIENCE_MS, capture.takePhoto({ imageWidth: across, imageHeight: down }))
}
