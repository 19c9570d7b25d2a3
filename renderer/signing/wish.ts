import type { AwaitingSignature, SignableFile } from '../../shared/contract/signing.ts'
import type { SignaturePlace, SignedThing } from '../../shared/signing/index.ts'

/** One file that somebody wants to sign, as the screens hold it. */
export interface Wish {
  readonly dossier: string
  /** Of the dossier, for people. */
  readonly number: string
  readonly name: string
  /** Null where signing is no act of the dossier. */
  readonly revision: number | null
  readonly signed: SignedThing
  /** Address of the file as it was looked at. */
  readonly of: string
  /** Null lets the desk find the place. */
  readonly place: SignaturePlace | null
}

/** A file that somebody wants to sign, with the number and notation that its mark shows; empty where it has none. */
export interface NotedWish {
  readonly wish: Wish
  readonly notation: string
}

/** What tells one thing of a dossier from another. */
export function keyOfThing(signed: SignedThing): string {
  return signed.kind === 'paper' ? `paper ${signed.code}` : `document ${signed.document}`
}

/** What tells a file that waits from the others in the queue. */
export function keyOfAwaiting({ row, kind, file }: AwaitingSignature): string {
  return [row.id, kind, file === null ? '' : keyOfThing(file.signed)].join(' ')
}

/** What is sent to the desk for a file of a dossier. */
export function wishFor(
  dossier: { readonly id: string; readonly number: string; readonly revision: number | null },
  file: SignableFile,
  place: SignaturePlace | null = null,
): Wish {
  return {
    dossier: dossier.id,
    number: dossier.number,
    name: file.name,
    revision: dossier.revision,
    signed: file.signed,
    of: file.file.address,
    place,
  }
}
