import type { Handlers } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import {
  type CertificateOwnerKind,
  OWNERS_OF_KIND,
  type PadesLevel,
  type SigningKind,
} from '../../../../shared/signing/index.ts'
import type { RunsCall } from '../parts.ts'
import { type OwedStamp, OwedStamps, StampFollower, type StampFollowerParts } from '../stamps/index.ts'
import { RunTable } from './run-table.ts'
import { Runs, type RunsParts } from './runs.ts'

export interface RunsRoomParts
  extends Omit<RunsParts, 'table' | 'owed' | 'idle' | 'trust'>,
    Pick<StampFollowerParts, 'report'> {
  readonly trust: RunsParts['trust'] & StampFollowerParts['trust']
}

/** The part of the signing room that signs. */
export interface RunsRoom {
  readonly handlers: Handlers<RunsCall>
  /** Signatures without a time stamp that one will be got for. */
  countOwed(): number
  /** A file was signed outside of a run, and lacks what its level says; joins an open transaction. */
  owe(file: Pick<OwedStamp, 'dossier' | 'signed'>, level: PadesLevel): void
  /** Ends what nobody goes on with, and goes on with time stamps. */
  resume(): void
  /** Somebody came to a screen, locked one or left. */
  seatsChanged(): void
  /** Another trust list holds. */
  trustChanged(): void
  /** Resolves when nothing is being signed or stamped; for tests and for an orderly end. */
  settled(): Promise<void>
  /** To be called before the store is closed. */
  close(): void
}

/** Puts the runs and what follows them together over an open store. */
export function createRunsRoom(parts: RunsRoomParts): RunsRoom {
  const { store, papers, book, trust, now, dossierChanged, report } = parts
  const owed = new OwedStamps(store)
  const runs: Runs = new Runs({ ...parts, table: new RunTable(store), owed, idle: () => follower.wake() })
  const follower = new StampFollower({
    store,
    owed,
    papers,
    book,
    trust,
    mustWait: () => runs.isBusy,
    now,
    dossierChanged,
    report,
  })
  return {
    countOwed: () => owed.count(),
    owe: ({ dossier, signed }, level) => {
      owed.add({ dossier, signed, wants: level === 'B-B' ? 'stamp' : 'data' }, now())
      follower.wake()
    },
    resume: () => {
      runs.tidy()
      follower.wake()
    },
    seatsChanged: () => runs.seatsChanged(),
    trustChanged: () => follower.trustChanged(),
    settled: async () => {
      await runs.settled()
      await follower.settled()
    },
    close: () => {
      follower.close()
      runs.close()
    },
    handlers: {
      'signing.start': (input, { officer }) => runs.start(input, officer.id),
      'signing.give-pin': ({ run, pin }, { officer }) => {
        runs.answer(run, pin, officer.id)
        return {}
      },
      'signing.run': ({ run }, { officer }) => runs.view(run, officer.id),
      'signing.runs': (_input, { officer }) => ({ runs: runs.list(officer.id) }),
      'signing.stop': ({ run }, { officer }) => {
        runs.stop(run, officer.id)
        return {}
      },
      'signing.go-on': ({ run, token }, { officer }) => runs.goOn(run, token, officer.id),
      'signing.place': async ({ dossier, signed, kind }, { officer }) => {
        // The newest file: a stamp moves nothing on a page, and whoever looked at another document is refused when signing begins.
        const file = book.findFile(dossier, signed)
        if (file === undefined) throw new DeskError('signing.nothing-there')
        if (file.file.mediaType !== 'application/pdf') throw new DeskError('signing.not-a-pdf')
        const pdf = await papers.read(dossier, file.file.address)
        const { findWouldBePlace } = await import('./would-be.ts')
        const owner = ownerOf(kind)
        return findWouldBePlace({
          pdf,
          kind,
          owner,
          name: file.name,
          officerName: officer.name,
          agencyName: parts.people.getProfile().communeName,
          picture: parts.certificates.pictureOf(owner === 'officer' ? officer.id : null),
          signatures: file.signatures,
        })
      },
    },
  }
}

/** Who usually signs so: the first that may. */
function ownerOf(kind: SigningKind): CertificateOwnerKind {
  return OWNERS_OF_KIND[kind][0] ?? 'officer'
}
