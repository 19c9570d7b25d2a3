import type { CallInput, CallOutput } from '../../shared/contract/contract.ts'
import type { OpenedSession, SessionView } from '../../shared/contract/people.ts'
import { desk } from '../contract/desk.ts'
import { forgetPersonal } from '../contract/freshness.ts'
import { memory, questionKey, useAsk } from '../contract/questions.ts'
import { closeDrafts, openDrafts } from '../drafts/current.ts'

type DeskState = CallOutput<'desk.state'>

const STATE = questionKey('desk.state', {})

function remember(session: SessionView | null): void {
  memory.setQueryData<DeskState>(STATE, (state) => state && { ...state, founded: true, session })
}

async function enter({ session, draftKey }: OpenedSession): Promise<void> {
  await openDrafts(draftKey)
  remember(session)
  // The list of logins may have changed while somebody was signed in elsewhere; nobody waits for it.
  void memory.invalidateQueries({ queryKey: STATE })
}

/** Founds the desk and signs its first officer in. Throws the core's {@link DeskError}. */
export async function found(desired: CallInput<'desk.found'>): Promise<void> {
  await enter(await desk.ask('desk.found', desired))
}

/** Signs an officer in. Throws the core's {@link DeskError}. */
export async function signIn(how: CallInput<'session.open'>): Promise<void> {
  await enter(await desk.ask('session.open', how))
}

/** Opens the locked screen. Throws the core's {@link DeskError}. */
export async function unlock(pin: string): Promise<void> {
  await enter(await desk.ask('session.unlock', { pin }))
}

/**
 * Gives the officer at this screen the secrets they chose. Throws the core's {@link DeskError}. What was refused while they
 * had to choose is asked again.
 */
export async function changeSecrets(change: CallInput<'officers.change-secret'>): Promise<void> {
  remember(await desk.ask('officers.change-secret', change))
  await memory.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
}

/** Takes everything personal off the screen and out of its memory; what is being typed is saved first. */
async function conceal(session: SessionView | null): Promise<void> {
  remember(session)
  const saved = closeDrafts()
  forgetPersonal(memory)
  await saved
}

/** Locks the screen. It is covered at once, and stays so whatever the core answers. Throws the core's {@link DeskError}. */
export async function lock(session: SessionView): Promise<void> {
  await conceal({ ...session, locked: true })
  await desk.ask('session.lock', {})
  await memory.invalidateQueries({ queryKey: STATE })
}

/**
 * Ends the session: another officer may sign in. Throws the core's {@link DeskError}; then the screen is locked, since the
 * session is still there and its key no more.
 */
export async function leave(): Promise<void> {
  await conceal(null)
  try {
    await desk.ask('session.close', {})
  } finally {
    await memory.invalidateQueries({ queryKey: STATE })
  }
}

/** Follows the core when it locks or closes the session itself (idle, suspend). Ends with the function given back. */
export function followSession(): () => void {
  return desk.on('session.changed', ({ session }) => {
    if (session && !session.locked) remember(session)
    else void conceal(session)
    // Who may open the screen may have changed, and with what: a PIN is no longer enough after sleep.
    if (!session || session.locked) void memory.invalidateQueries({ queryKey: STATE })
  })
}

/** The session at this screen, for screens that only an officer who is signed in sees. */
export function useSession(): SessionView | null {
  return useAsk('desk.state', {}).data?.session ?? null
}
