import type { PageColour, PageRecipe, QuarterTurn } from '../../../../../shared/scanning/index.ts'
import type { PageTurn } from '../../reading/index.ts'
import { encodeBilevel } from '../picture/bilevel.ts'
import { decodeAndJudge, encodeJpeg, likelyDpi, readHeader } from '../picture/codec.ts'
import { MOST_WORKED_DOTS } from '../picture/limits.ts'
import type { Raster } from '../picture/raster.ts'
import type { CleanedPage, CleaningOrder } from '../protocol.ts'
import { isBlank } from './blank.ts'
import { colourOf, photographShare } from './colour.ts'
import { whitenEdges } from './edges.ts'
import { inGray } from './gray.ts'
import { type Looks, lookAt } from './planes.ts'
import { type Cut, proposeCut } from './propose.ts'
import { cutOut, type Sheet } from './render.ts'
import { shrinkTo } from './shrink.ts'
import { despeckle } from './specks.ts'
import { warningsOf } from './warnings.ts'
import { whiten } from './white.ts'

/** Finer than this is made coarser: nothing is read better, and everything takes longer. */
const FINEST_DPI = 300
const THUMBNAIL_SIDE = 320
/** JPEG qualities of cleaned pages. White paper costs nothing, so it is letters and seals that are spared. */
const QUALITY = { colour: 58, gray: 60 } as const
const THUMBNAIL_QUALITY = 72
/** Ink of a whitened page is black below: the darkness at which as much is read of it as of the page in gray. */
const BLACK_BELOW = 170
/** A page with more photograph than this is one: its background is its picture. */
const MOSTLY_PHOTOGRAPH = 0.3

/** What is read on a page while it is cleaned. */
export interface PageEyes {
  /** The turn that makes a straightened page upright. */
  readonly turnOf: (page: Raster, dpi: number, looks: Looks) => Promise<PageTurn>
  /** The text of every QR and barcode. */
  readonly codesOf: (page: Raster) => Promise<string[]>
}

/**
 * Makes the clean page of an original, exactly by the recipe given, or by one that it proposes.
 * @throws DeskError imaging.not-a-picture, imaging.unknown-coding, imaging.damaged, imaging.too-large
 */
export async function cleanPage(original: Uint8Array, how: CleaningOrder, eyes: PageEyes): Promise<CleanedPage> {
  const { sound, ...source } = await decodeToWork(original, how.dpi)
  const cut =
    how.recipe === null
      ? proposeCut(source, how)
      : how.quad === null
        ? how.recipe
        : { quad: how.quad, skew: 0, crop: null }
  const { rough, sheet, looks, sure, blank } = await turnUpright(source, cut, how, eyes)
  const { raster, dpi } = sheet
  const photograph = photographShare(looks)
  const recipe: PageRecipe = {
    quad: rough.quad,
    skew: rough.skew,
    crop: rough.crop,
    turn: rough.turn,
    whiten: how.recipe?.whiten ?? photograph < MOSTLY_PHOTOGRAPH,
    colour: how.recipe?.colour ?? colourOf(looks, photograph),
  }
  const warnings = sound ? [] : (['damaged'] as const)
  const seen = warningsOf({
    original: source.raster,
    dpi: how.dpi === 0 ? source.dpi : how.dpi,
    recipe,
    page: raster,
    looks,
    whole: recipe.crop !== null,
  })
  const page = finish(sheet, recipe)
  const { content, mediaType } = await encode(page, dpi, recipe.colour)
  return {
    recipe,
    content,
    mediaType,
    width: page.width,
    height: page.height,
    dpi,
    thumbnail: await encodeJpeg(shrinkTo(page, THUMBNAIL_SIDE), THUMBNAIL_QUALITY, dpi),
    blank,
    codes: await eyes.codesOf(page),
    warnings: [...warnings, ...seen, ...(sure ? [] : (['upside-down-unsure'] as const))],
  }
}

/** Cuts the sheet out, and once more where it turns out to lie on its side or head. A recipe that was given is believed. */
async function turnUpright(source: Sheet, cut: Cut, { recipe }: CleaningOrder, eyes: PageEyes) {
  const cutAt = (turn: QuarterTurn) => {
    const rough = { quad: cut.quad, skew: cut.skew, crop: cut.crop, turn }
    const sheet = cutOut(source, { ...rough, whiten: true, colour: 'colour' })
    return { rough, sheet, looks: lookAt(sheet.raster, sheet.dpi) }
  }
  const first = cutAt(recipe?.turn ?? 0)
  const blank = isBlank(first.looks)
  if (recipe !== null || blank) return { ...first, sure: true, blank }
  const { turn, sure } = await eyes.turnOf(first.sheet.raster, first.sheet.dpi, first.looks)
  return { ...(turn === 0 ? first : cutAt(turn)), sure, blank }
}

/** Decodes an original as fine as it is worked on, with the dots an inch that it then has. */
async function decodeToWork(original: Uint8Array, given: number): Promise<Sheet & { readonly sound: boolean }> {
  const header = await readHeader(original)
  const dpi = given > 0 ? given : (header.dpi ?? likelyDpi(header))
  const finest = Math.min(1, FINEST_DPI / dpi) ** 2 * header.width * header.height
  const { raster, sound } = await decodeAndJudge(original, Math.min(MOST_WORKED_DOTS, finest))
  return { raster, dpi: Math.max(1, Math.round((dpi * raster.width) / header.width)), sound }
}

/** Colours, background, specks. Changes the raster in place, which may be the decoded original: nobody looks at it afterwards. */
function finish({ raster, dpi }: Sheet, recipe: PageRecipe): Raster {
  const page = recipe.colour === 'colour' ? raster : inGray(raster)
  if (!recipe.whiten) return page
  whiten(page, dpi)
  if (recipe.crop !== null || recipe.quad !== null) whitenEdges(page, dpi)
  despeckle(page, dpi)
  return page
}

async function encode(
  page: Raster,
  dpi: number,
  colour: PageColour,
): Promise<Pick<CleanedPage, 'content' | 'mediaType'>> {
  if (colour === 'bilevel') return { content: encodeBilevel(page, dpi, BLACK_BELOW), mediaType: 'image/png' }
  return { content: await encodeJpeg(page, QUALITY[colour], dpi), mediaType: 'image/jpeg' }
}
