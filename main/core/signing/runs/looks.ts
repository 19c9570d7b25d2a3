import type { CertificateOwnerKind, SigningKind } from '../../../../shared/signing/index.ts'
import {
  type Appearance,
  type Face,
  type Ink,
  Lettering,
  layeredAppearance,
  MARK,
  openFace,
  type PageSize,
  pictureAppearance,
  readFaceFiles,
  readInk,
  sizeOfText,
  textAppearance,
} from '../pades/index.ts'
import { linesOf, PICTURED, TRAINING } from './texts.ts'

/** Lines longer than this are broken, in points: a mark stays within the right half of a page. */
const LONGEST_LINE = 250
/** Letters of the line that marks a training signature, in points: over a picture it covers little, above lines it takes little of the head's margin. */
const SMALL = 6

/** Who signs what, as far as it is seen. */
export interface LooksFacts {
  readonly kind: SigningKind
  readonly owner: CertificateOwnerKind
  readonly holder: string
  readonly unit: string
  /** Handwriting or seal (PNG); undefined where nobody laid one. */
  readonly picture: Buffer | undefined
  readonly isTraining: boolean
}

/** What a file brings to how its signature is seen. */
export interface LookedAt {
  readonly name: string
  readonly notation: string | null
}

/** How one signature is seen. */
export interface Look {
  readonly appearance: Appearance
  /** Lines have the size that the decree prescribes, whatever box is drawn for them; a picture fills its box. */
  readonly form: 'picture' | 'lines'
  /** The size that it needs or, for pictures, gets where nobody chose another. */
  readonly size: PageSize
}

/** How the signatures of one run are seen: face and picture are read once, and every letter is looked for before a token signs anything. */
export class Looks {
  readonly #facts: LooksFacts
  readonly #ruler: Lettering
  readonly #lettering: Lettering
  readonly #ink: Ink | undefined

  /**
   * @param files all that will be signed; a letter that is missing in what one of them brings is that one's failure, not the run's
   * @throws DeskError signing.letter-missing for holder or unit, signing.picture-unusable
   */
  constructor(facts: LooksFacts, files: readonly LookedAt[]) {
    const face = tinos()
    this.#facts = facts
    this.#ruler = new Lettering(face, [])
    const own = this.#linesOf({ name: '', notation: '' }, new Date(0))
    const theirs = files.flatMap((file) => this.#linesOf(file, new Date(0))).filter((line) => this.#canWrite(line))
    this.#lettering = new Lettering(face, [...own, ...theirs, '0123456789', TRAINING])
    const { kind, owner, picture } = facts
    this.#ink =
      PICTURED.has(kind) && picture !== undefined ? readInk(picture, owner === 'agency' ? 'red' : 'blue') : undefined
  }

  /** @throws DeskError signing.letter-missing */
  of(file: LookedAt, at: Date): Look {
    if (this.#ink !== undefined) return this.#picture(this.#ink)
    const lines = this.#broken(this.#linesOf(file, at))
    const size = sizeOfText(this.#ruler, lines, MARK.letterSize)
    if (!this.#facts.isTraining) {
      return { form: 'lines', appearance: textAppearance(this.#lettering, lines, MARK.letterSize), size }
    }
    const said = sizeOfText(this.#ruler, [TRAINING], SMALL)
    return {
      form: 'lines',
      appearance: layeredAppearance([
        textAppearance(this.#lettering, [TRAINING], SMALL),
        textAppearance(this.#lettering, lines, MARK.letterSize, said.height),
      ]),
      size: { width: Math.max(said.width, size.width), height: said.height + size.height },
    }
  }

  #picture(ink: Ink): Look {
    const { kind, isTraining } = this.#facts
    const picture = pictureAppearance(ink)
    const most =
      kind === 'issue'
        ? { width: MARK.sealDiameter, height: MARK.sealDiameter }
        : { width: MARK.signatureWidth, height: MARK.signatureHeight }
    // As large as the ink itself, so that the seal lies over a third of it and not of an empty margin.
    const scale = Math.min(most.width / ink.width, most.height / ink.height)
    const size = { width: ink.width * scale, height: ink.height * scale }
    const marked = isTraining
      ? layeredAppearance([
          picture,
          textAppearance(this.#lettering, this.#brokenAt([TRAINING], size.width, SMALL), SMALL),
        ])
      : picture
    return { form: 'picture', appearance: marked, size }
  }

  #linesOf({ name, notation }: LookedAt, at: Date): string[] {
    const { kind, owner, holder, unit } = this.#facts
    return linesOf({ kind, owner, holder, unit, notation, name, at })
  }

  #broken(lines: readonly string[]): string[] {
    return this.#brokenAt(lines, LONGEST_LINE, MARK.letterSize)
  }

  /** Lines broken between words, so that each is as long as fits. */
  #brokenAt(lines: readonly string[], width: number, size: number): string[] {
    return lines.flatMap((line) => {
      const broken: string[] = []
      for (const word of line.split(' ')) {
        const last = broken.at(-1)
        const joined = last === undefined ? word : `${last} ${word}`
        if (last === undefined || this.#ruler.widthOf(joined, size) > width) broken.push(word)
        else broken[broken.length - 1] = joined
      }
      return broken
    })
  }

  #canWrite(line: string): boolean {
    try {
      this.#ruler.widthOf(line, MARK.letterSize)
      return true
    } catch {
      // Whoever signs this file hears of it.
      return false
    }
  }
}

let face: Face | undefined

function tinos(): Face {
  face ??= openFace(readFaceFiles())
  return face
}
