import { useEffect } from 'react'
import { useAsk } from '../contract/questions.ts'
import { preloadDrafts, useDraftBox } from '../drafts/current.ts'
import { DemonstrationEntry } from '../session/demonstration-entry.tsx'
import { LockScreen } from '../session/lock-screen.tsx'
import { followSession } from '../session/session.ts'
import { SignIn } from '../session/sign-in.tsx'
import { StartFailure } from '../session/start-failure.tsx'
import { wizard, workplace } from './screens.ts'

/** What comes after the secret is fetched while it is being typed. */
function prepareForWork(): void {
  void workplace.fetch()
  preloadDrafts()
}

/**
 * Decides what may be on the screen: the wizard until there is a desk, the sign-in until there is a session, the lock over
 * everything while it is locked. What lies behind is not hidden but gone from the document.
 */
export function Gate() {
  const { data: state, error, refetch } = useAsk('desk.state', {})
  const drafts = useDraftBox()
  const founded = state?.founded
  useEffect(followSession, [])
  useEffect(() => {
    if (founded !== undefined) requestIdleCallback(prepareForWork)
  }, [founded])

  if (!state) return error ? <StartFailure error={error} onRetry={() => void refetch()} /> : null
  if (!state.founded) return <wizard.Screen />
  const { session } = state
  if (!session) return state.demonstration ? <DemonstrationEntry state={state} /> : <SignIn state={state} />
  // Without the key for the drafts (a window that was reloaded) the officer has to unlock as well.
  if (session.locked || !drafts) return <LockScreen state={state} session={session} />
  return <workplace.Screen key={session.officer.id} officer={session.officer.id} />
}
