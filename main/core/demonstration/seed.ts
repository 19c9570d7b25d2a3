import { renameSync, rmSync } from 'node:fs'
import type { OfficerView, SignedInCaller } from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { type Clock, createPeopleRoom, type Stretching } from '../people/index.ts'
import { type OpenRooms, Rooms } from '../rooms.ts'
import { loadTraining } from '../signing/index.ts'
import { CITIZENS } from './citizens.ts'
import { CLERK, COMMUNE, LEADER, SPECIALIST } from './commune.ts'
import { type Cast, stepsOf } from './play.ts'
import { SCENARIOS } from './scenarios.ts'
import { equipForSigning, makeCommunePractice } from './signing.ts'

/** The desk is older than its oldest dossier. */
const FOUNDED_BEFORE_MS = 120 * 86_400_000

/** A screen that no window has. */
const NO_SCREEN = 0

/** The secrets are published, so guessing them need cost nothing. */
const CHEAP: Stretching = { memoryKib: 1_024, passes: 1, lanes: 1 }

export interface SeedOptions {
  /** The desk's own directory; there is nothing yet. */
  readonly directory: string
  readonly applicationVersion: string
  /** Wall time in milliseconds since 1970; the dossiers are spread around it. */
  readonly now: number
  readonly report: (task: string, failure: unknown) => void
}

/**
 * Makes the desk of the demonstration commune with the same rooms, calls and checks that a real one is made with, on a clock
 * that runs through the past months. It appears as a whole or not at all.
 */
export async function seedDemonstration(options: SeedOptions): Promise<void> {
  const unfinished = `${options.directory}.new`
  rmSync(unfinished, { recursive: true, force: true })
  await makeDesk({ ...options, directory: unfinished })
  renameSync(unfinished, options.directory)
}

async function makeDesk({ directory, applicationVersion, now, report }: SeedOptions): Promise<void> {
  let time = now - FOUNDED_BEFORE_MS
  const training = await loadTraining()
  const practice = makeCommunePractice(training, time)
  training.layPractice(directory, practice)
  const clock: Clock = { now: () => time, steady: () => time, after: () => () => undefined }
  const silent = (): void => undefined
  const rooms = new Rooms({
    directory,
    applicationVersion,
    osSecret: false,
    now: clock.now,
    changed: silent,
    tell: silent,
    scanChanged: silent,
    signingChanged: silent,
    seatOf: () => 'gone',
    trustAuthority: null,
    demonstration: true,
    startHost: () => {
      throw new Error('nothing works on pictures here')
    },
    report,
  })
  const people = createPeopleRoom({
    directory,
    osSecret: null,
    demonstration: true,
    database: rooms,
    push: silent,
    hold: silent,
    report: (failure) => report('people', failure),
    clock,
    stretching: CHEAP,
  })

  const { session } = await people.handlers['desk.found'](
    { desk: COMMUNE, officer: LEADER },
    people.callerOf(NO_SCREEN),
  )
  const leader = callerFor(session.officer)
  const cast: Cast = {
    leader,
    clerk: callerFor(await people.handlers['officers.add'](CLERK, leader)),
    specialist: callerFor(await people.handlers['officers.add'](SPECIALIST, leader)),
    citizens: CITIZENS,
    training,
  }
  await equipForSigning(openRooms(rooms), training, practice, cast)
  const steps = SCENARIOS.flatMap((scenario, index) => stepsOf(openRooms(rooms), cast, { scenario, index, now }))
  for (const step of steps.sort((one, other) => one.at - other.at)) {
    time = step.at
    // Nothing happened in the months before the first step, which the desk rightly asks about.
    await openRooms(rooms).handlers['diagnostics.trust-clock']({}, leader)
    await step.take()
  }
  time = now
  people.close()
}

function openRooms(rooms: Rooms): OpenRooms {
  if (rooms.opened === undefined) throw new Error('founding did not open the desk')
  return rooms.opened
}

function callerFor(officer: OfficerView): SignedInCaller {
  return { screen: NO_SCREEN, officer, rights: rightsOf(officer.roles), locked: false, mustChange: false }
}
