import { useEffect, useState, useSyncExternalStore } from 'react'
import { type CameraState, LiveCamera } from './live-camera.ts'

/**
 * A camera that is on as long as the component is there: opened at once, and gone when it goes, be it because the work is done, the
 * screen was left or the desk was locked.
 */
export function useLiveCamera(wish: MediaTrackConstraints): {
  readonly camera: LiveCamera
  readonly state: CameraState
} {
  const [camera] = useState(() => new LiveCamera(wish))
  useEffect(() => {
    void camera.open()
    return () => camera.end()
  }, [camera])
  return { camera, state: useSyncExternalStore(camera.subscribe, () => camera.state) }
}
