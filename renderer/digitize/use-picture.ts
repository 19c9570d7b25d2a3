import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { desk } from '../contract/desk.ts'
import { type Picture, PictureCache } from './picture-cache.ts'

/** A picture of a page of a batch. */
export interface PageImage {
  readonly batch: string
  readonly page: string
  readonly kind: 'thumbnail' | 'page' | 'original'
  readonly version: number
}

/** Some forty big pages, or every thumbnail of a large stack. */
const MOST_BYTES = 48 * 1024 * 1024

function createPictures(): PictureCache<PageImage> {
  return new PictureCache<PageImage>(
    {
      // The original never changes.
      nameOf: ({ batch, page, kind, version }) =>
        kind === 'original' ? `${batch} ${page} original` : `${batch} ${page} ${kind} ${version}`,
      fetch: async ({ batch, page, kind }) => {
        const { content, mediaType } = await desk.ask('scanning.picture', { batch, page, kind })
        return new Blob([Uint8Array.from(content)], { type: mediaType })
      },
      show: (blob) => URL.createObjectURL(blob),
      revoke: (url) => URL.revokeObjectURL(url),
    },
    MOST_BYTES,
  )
}

const Pictures = createContext<PictureCache<PageImage> | null>(null)
/** Gives the pictures of a screen to all within it. */
export const PicturesProvider = Pictures.Provider

/** The pictures of a screen, forgotten when it is left or locked. */
export function usePictures(): PictureCache<PageImage> {
  const [pictures] = useState(createPictures)
  useEffect(() => {
    pictures.reopen()
    return () => pictures.close()
  }, [pictures])
  return pictures
}

const COMING: Picture = { state: 'coming' }

/** A picture of a page, fetched when it is first shown. */
export function usePicture({ batch, page, kind, version }: PageImage): Picture {
  const pictures = useContext(Pictures)
  if (!pictures) throw new Error('pictures are shown within a screen that keeps them')
  const subscribe = useCallback(
    (changed: () => void) => pictures.use({ batch, page, kind, version }, changed),
    [pictures, batch, page, kind, version],
  )
  return useSyncExternalStore(subscribe, () => pictures.peek({ batch, page, kind, version }) ?? COMING)
}
