import type { PageQuad } from '../../../shared/scanning/index.ts'
import type { FrameView } from '../frame-view.ts'

/** A picture as it goes to the core, with what was seen on it. */
export interface TakenPicture {
  /** JPEG. */
  readonly content: Uint8Array<ArrayBuffer>
  /** A small JPEG of it for lists. */
  readonly thumbnail: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
  readonly quad: PageQuad | null
  readonly view: FrameView
}

/** What the screen asks of the worker that looks at frames. */
export type EyeQuestion =
  | { readonly kind: 'look'; readonly id: number; readonly frame: ImageBitmap }
  /** The best of the last frames as a picture. */
  | { readonly kind: 'take'; readonly id: number }
  /** A photograph that the camera itself made, instead of a frame. */
  | { readonly kind: 'develop'; readonly id: number; readonly photograph: Blob }

export type EyeAnswer =
  | { readonly kind: 'seen'; readonly id: number; readonly view: FrameView }
  | { readonly kind: 'taken'; readonly id: number; readonly picture: TakenPicture }
  /** The worker could not do it: there was no frame yet, or the photograph is none. */
  | { readonly kind: 'failed'; readonly id: number }

/** What the screen asks of the worker that reads codes, and what it answers. */
export interface CodeQuestion {
  readonly id: number
  readonly frame: ImageBitmap
  /** Looks at the middle of the frame enlarged, which finds codes that are a little blurred and takes ten times as long. */
  readonly closely: boolean
}
export interface CodeAnswer {
  readonly id: number
  /** The texts of the QR codes on the frame. */
  readonly texts: readonly string[]
  /** How long the reading took, in milliseconds. */
  readonly took: number
}
