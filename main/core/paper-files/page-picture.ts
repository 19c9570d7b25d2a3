import type { FileReference } from '../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { Papers } from '../papers/index.ts'

/** Who draws pages: the imaging host. */
export interface PagePictures {
  drawPage(
    pdf: Uint8Array,
    page: number,
    longestSide: number,
  ): Promise<{ readonly picture: Uint8Array; readonly pages: number }>
  picture(image: Uint8Array, longestSide: number): Promise<Uint8Array>
}

/** Dots of the longest side of a page on the screen: an A4 page at some 150 dpi. */
const LONGEST_SIDE = 1_754
/** Dots of a picture that is drawn for nothing but its number. */
const SMALLEST = 64

/** A kept file of a dossier. */
export interface KeptFile {
  readonly dossier: string
  readonly file: Pick<FileReference, 'address' | 'mediaType'>
}

/** Draws pages of kept files; the files themselves stay sealed. */
export class PageDrawer {
  readonly #papers: Pick<Papers, 'read'>
  readonly #pictures: () => Promise<PagePictures>

  constructor(papers: Pick<Papers, 'read'>, pictures: () => Promise<PagePictures>) {
    this.#papers = papers
    this.#pictures = pictures
  }

  /**
   * A page of a file as a JPEG, and how many there are.
   * @throws DeskError papers.unknown, also for a page that the file does not have; papers.damaged, and those of the imaging host
   */
  async draw({ dossier, file }: KeptFile, page: number) {
    const content = await this.#papers.read(dossier, file.address)
    const pictures = await this.#pictures()
    if (file.mediaType === 'application/pdf') {
      const { picture, pages } = await pictures.drawPage(content, page, LONGEST_SIDE)
      return { content: new Uint8Array(picture), mediaType: 'image/jpeg' as const, pages }
    }
    if (page !== 1) throw new DeskError('papers.unknown')
    const picture = await pictures.picture(content, LONGEST_SIDE)
    return { content: new Uint8Array(picture), mediaType: 'image/jpeg' as const, pages: 1 }
  }

  /** How many pages a file has; undefined where the imaging host cannot say. */
  async count({ dossier, file }: KeptFile): Promise<number | undefined> {
    if (file.mediaType !== 'application/pdf') return 1
    try {
      const content = await this.#papers.read(dossier, file.address)
      return (await (await this.#pictures()).drawPage(content, 1, SMALLEST)).pages
    } catch (error) {
      if (error instanceof DeskError) return undefined
      throw error
    }
  }
}
