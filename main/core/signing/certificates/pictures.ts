import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Handlers } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { draft, type Ledger } from '../../ledger/index.ts'
import type { OfficerBook } from '../../people/index.ts'
import type { LazyImaging } from '../../scanning/index.ts'
import type { Store } from '../../store/index.ts'
import { pictureRemoved, pictureSet } from '../events.ts'
import type { PictureTable } from './picture-table.ts'

/** The calls about the pictures of signatures. */
export type PicturesCall = 'signing.pictures' | 'signing.prepare-picture' | 'signing.set-picture'

export interface PicturesParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly pictures: PictureTable
  readonly people: Pick<OfficerBook, 'find'>
  /** What lifts ink off paper, loaded when it is first wanted. */
  readonly imaging: LazyImaging['get']
  readonly now: () => number
  /** Told once a change is durable. */
  readonly changed: () => void
}

/** The largest picture that is kept, in bytes. Each goes into every file that is signed with it, and into its event. */
const MOST_BYTES = 512 * 1024

/** Keeps the pictures that signatures are seen by. Each change is an event: who, when, which picture; itself it is sealed. */
export function createPictureHandlers(parts: PicturesParts): Handlers<PicturesCall> {
  const { store, ledger, pictures, people, imaging, now, changed } = parts

  function requireOwner(officer: string | null): void {
    if (officer !== null && people.find(officer) === undefined) throw new DeskError('people.unknown-officer')
  }

  return {
    'signing.pictures': () => ({
      pictures: pictures.all().map(({ officer, content }) => ({ officer, content: new Uint8Array(content) })),
    }),
    'signing.prepare-picture': async ({ officer, content }) => {
      requireOwner(officer)
      const [{ INK_COLOURS }, hosted] = await Promise.all([import('../pades/index.ts'), imaging()])
      const lifted = await hosted.liftInk(content, INK_COLOURS[officer === null ? 'red' : 'blue'])
      return { ...lifted, content: Uint8Array.from(lifted.content) }
    },
    'signing.set-picture': async ({ officer, content }, { officer: by }) => {
      requireOwner(officer)
      if (content !== null) await requireUsable(content, officer === null ? 'red' : 'blue')
      const picture = content && Buffer.from(content)
      store.withinTransaction(() => {
        const before = pictures.find(officer)
        if (picture === null ? before === undefined : before?.equals(picture)) return
        const at = now()
        pictures.put(officer, picture)
        ledger.append([eventOf(officer, picture, before, at)], { officer: by.id, now: at })
      })
      changed()
      return {}
    },
  }
}

function eventOf(officer: string | null, picture: Buffer | null, before: Buffer | undefined, at: number) {
  if (picture === null) {
    return draft(pictureRemoved, { dossier: undefined, open: { at, officer, digest: digestOf(before) } })
  }
  // A thread of its own: the key of one picture can be destroyed without the others'.
  return draft(pictureSet, {
    dossier: uuidv7({ msecs: at }),
    open: { at, officer, digest: digestOf(picture) },
    personal: { picture: picture.toString('base64') },
  })
}

function digestOf(picture: Buffer = Buffer.alloc(0)): string {
  return createHash('sha256').update(picture).digest('hex')
}

/** @throws DeskError signing.picture-unusable, before anybody signs with it */
async function requireUsable(content: Uint8Array, colour: 'red' | 'blue'): Promise<void> {
  if (content.length > MOST_BYTES) throw new DeskError('signing.picture-unusable')
  const { readInk } = await import('../pades/index.ts')
  readInk(Buffer.from(content), colour)
}
