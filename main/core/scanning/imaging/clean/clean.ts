import { decode, encodeJpeg, forScreen, likelyDpi } from '../picture/codec.ts'
import type { CleanedPage, CleaningOrder } from '../protocol.ts'

const THUMBNAIL_SIDE = 320
const QUALITY = 70

/** Makes the clean page of an original, by the recipe given or one of its own. */
export async function cleanPage(original: Uint8Array, how: CleaningOrder): Promise<CleanedPage> {
  const raster = await decode(original)
  const dpi = how.dpi || likelyDpi(raster)
  const content = await encodeJpeg(raster, QUALITY, dpi)
  return {
    recipe: how.recipe ?? { quad: how.quad, skew: 0, crop: null, turn: 0, whiten: false, colour: 'colour' },
    content,
    mediaType: 'image/jpeg',
    width: raster.width,
    height: raster.height,
    dpi,
    thumbnail: await forScreen(content, THUMBNAIL_SIDE),
    blank: false,
    codes: [],
    warnings: [],
  }
}
