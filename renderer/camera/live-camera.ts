import { z } from 'zod'
import { DeskError, type ErrorCode } from '../../shared/errors.ts'
import { light } from './lamp.ts'

declare global {
  /** The image capture specification; not yet among the types of the DOM. */
  interface MediaTrackConstraintSet {
    readonly torch?: boolean
    readonly exposureCompensation?: number
  }
}

/** What a camera may be able to do beyond a picture. */
const Abilities = z.object({
  torch: z.union([z.boolean(), z.array(z.boolean())]).optional(),
  exposureCompensation: z.object({ min: z.number(), max: z.number(), step: z.number() }).optional(),
})

export interface CameraDevice {
  readonly id: string
  readonly name: string
}

export interface CameraState {
  readonly phase: 'off' | 'opening' | 'on'
  readonly stream: MediaStream | null
  readonly error: DeskError | null
  /** Why it was turned off without being told to: the window could not be seen, or nothing was done for a while. */
  readonly offBecause: 'hidden' | 'idle' | null
  readonly devices: readonly CameraDevice[]
  /** The device in use, or to be used; null for whichever there is. */
  readonly device: string | null
  readonly torch: { readonly on: boolean } | null
  readonly exposure: {
    readonly min: number
    readonly max: number
    readonly step: number
    readonly value: number
  } | null
}

const OFF: Pick<CameraState, 'phase' | 'stream' | 'torch' | 'exposure'> = {
  phase: 'off',
  stream: null,
  torch: null,
  exposure: null,
}

/** A frame of a page is as fine as the camera gives it; codes are read from smaller frames, which cost less. */
export const WISHES = {
  page: { width: { ideal: 3_264 }, height: { ideal: 2_448 }, frameRate: { ideal: 15 } },
  code: { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 15 } },
} as const satisfies Record<string, MediaTrackConstraints>

/** The camera chosen last at this machine. */
const REMEMBERED_AS = 'motcua.camera'

/** A camera that nobody uses is turned off after this time, for the battery and for the citizen in front of it. */
const IDLE_MS = 120_000

const PROBLEMS: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'camera.denied',
  SecurityError: 'camera.denied',
  NotFoundError: 'camera.none',
  OverconstrainedError: 'camera.none',
  NotReadableError: 'camera.busy',
  AbortError: 'camera.busy',
}

/**
 * One camera for one screen: opened and closed, changed for another, turned off when the window is hidden or nobody does anything.
 * Never asks for sound.
 */
export class LiveCamera {
  readonly #wish: MediaTrackConstraints
  readonly #listeners = new Set<() => void>()
  #state: CameraState = {
    ...OFF,
    error: null,
    offBecause: null,
    devices: [],
    device: localStorage.getItem(REMEMBERED_AS),
  }
  /** Counts openings, so that a stream that comes late is known to be no longer wanted. */
  #opening = 0
  #putOut: () => void = () => undefined
  #idle: ReturnType<typeof setTimeout> | undefined
  readonly #ends = new AbortController()

  constructor(wish: MediaTrackConstraints) {
    this.#wish = wish
    const { signal } = this.#ends
    document.addEventListener('visibilitychange', () => document.hidden && this.#turnOff('hidden'), { signal })
    navigator.mediaDevices.addEventListener('devicechange', () => void this.#listDevices(), { signal })
  }

  get state(): CameraState {
    return this.#state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Turns the camera on; what goes wrong is told by the state. */
  async open(): Promise<void> {
    this.#stop()
    const opening = this.#opening
    this.#become({ phase: 'opening', error: null, offBecause: null })
    try {
      const stream = await this.#getStream()
      if (opening !== this.#opening) {
        for (const track of stream.getTracks()) track.stop()
        return
      }
      this.#show(stream)
      await this.#listDevices()
    } catch (cause) {
      if (opening !== this.#opening) return
      const code = PROBLEMS[cause instanceof DOMException ? cause.name : ''] ?? 'camera.failed'
      this.#become({ ...OFF, error: new DeskError(code, {}, { cause }) })
    }
  }

  /** Turns it off. */
  close(): void {
    this.#stop()
    this.#become({ ...OFF, error: null, offBecause: null })
  }

  /** Turns it off for good: the screen is left. */
  end(): void {
    this.#ends.abort()
    this.#listeners.clear()
    this.#stop()
  }

  /** Takes another camera, and remembers it for this machine. */
  async choose(device: string): Promise<void> {
    localStorage.setItem(REMEMBERED_AS, device)
    this.#become({ device })
    await this.open()
  }

  /** Somebody works with it: the time until it turns itself off begins anew. */
  touch(): void {
    clearTimeout(this.#idle)
    if (this.#state.phase !== 'off') this.#idle = setTimeout(() => this.#turnOff('idle'), IDLE_MS)
  }

  /** Turns the lamp of the camera on or off, where it has one. */
  async setTorch(on: boolean): Promise<void> {
    if (await this.#apply({ torch: on })) this.#become({ torch: { on } })
  }

  /** Makes the picture lighter or darker, where the camera can. */
  async setExposure(value: number): Promise<void> {
    const { exposure } = this.#state
    if (exposure && (await this.#apply({ exposureCompensation: value })))
      this.#become({ exposure: { ...exposure, value } })
  }

  async #getStream(): Promise<MediaStream> {
    const { device } = this.#state
    const any = { ...this.#wish, resizeMode: 'none' }
    if (device === null) return navigator.mediaDevices.getUserMedia({ video: any })
    return navigator.mediaDevices
      .getUserMedia({ video: { ...any, deviceId: { exact: device } } })
      .catch((failure: unknown) => {
        // The camera of last time is not here today: any other will do.
        if (!(failure instanceof DOMException) || failure.name !== 'OverconstrainedError') throw failure
        return navigator.mediaDevices.getUserMedia({ video: any })
      })
  }

  #show(stream: MediaStream): void {
    const [track] = stream.getVideoTracks()
    if (track === undefined) throw new DOMException('no picture', 'NotFoundError')
    track.addEventListener('ended', () => {
      this.#stop()
      this.#become({ ...OFF, error: new DeskError('camera.gone') })
    })
    const abilities = Abilities.safeParse(track.getCapabilities()).data
    const hasTorch = abilities?.torch === true || (Array.isArray(abilities?.torch) && abilities.torch.includes(true))
    this.#putOut = light()
    this.#become({
      phase: 'on',
      stream,
      device: track.getSettings().deviceId ?? null,
      torch: hasTorch ? { on: false } : null,
      exposure: abilities?.exposureCompensation ? { ...abilities.exposureCompensation, value: 0 } : null,
    })
    this.touch()
  }

  #turnOff(offBecause: 'hidden' | 'idle'): void {
    if (this.#state.phase === 'off') return
    this.#stop()
    this.#become({ ...OFF, offBecause })
  }

  #stop(): void {
    this.#opening += 1
    clearTimeout(this.#idle)
    for (const track of this.#state.stream?.getTracks() ?? []) track.stop()
    this.#putOut()
  }

  async #apply(constraint: MediaTrackConstraintSet): Promise<boolean> {
    const [track] = this.#state.stream?.getVideoTracks() ?? []
    if (track === undefined) return false
    return track.applyConstraints({ advanced: [constraint] }).then(
      () => true,
      () => false,
    )
  }

  async #listDevices(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    const cameras = all.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    this.#become({ devices: cameras.map(({ deviceId, label }) => ({ id: deviceId, name: label })) })
  }

  #become(change: Partial<CameraState>): void {
    this.#state = { ...this.#state, ...change }
    for (const tell of this.#listeners) tell()
  }
}
