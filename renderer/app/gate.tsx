import { lazy, Suspense, useEffect } from 'react'
import { useAsk } from '../contract/questions.ts'
import { preloadDrafts, useDraftBox } from '../drafts/current.ts'
import { LockScreen } from '../session/lock-screen.tsx'
import { followSession } from '../session/session.ts'
import { SignIn } from '../session/sign-in.tsx'
import { StartFailure } from '../session/start-failure.tsx'

const openWizard = () => import('../session/wizard/wizard.tsx')
const openWorkplace = () => import('./workplace.tsx')
const Wizard = lazy(openWizard)
const Workplace = lazy(openWorkplace)

function preloadWork(): void {
  void openWorkplace().then(({ preload }) => preload())
  preloadDrafts()
}

/**
 * Decides what may be on the screen: the wizard until there is a desk, the sign-in until there is a session, the lock over
 * everything while it is locked. What lies behind is not hidden but gone from the document.
 */
export function Gate() {
  const state = useAsk('desk.state', {})
  const drafts = useDraftBox()
  useEffect(followSession, [])
  const founded = state.data?.founded
  useEffect(() => {
    // While somebody types a secret, what comes next is fetched.
    if (founded !== undefined) requestIdleCallback(preloadWork)
  }, [founded])

  if (!state.data) return state.error ? <StartFailure error={state.error} onRetry={() => void state.refetch()} /> : null
  const { session } = state.data
  if (!state.data.founded) {
    return (
      <Suspense>
        <Wizard />
      </Suspense>
    )
  }
  if (!session) return <SignIn state={state.data} />
  // Without the key for the drafts (a window that was reloaded) the officer has to unlock as well.
  if (session.locked || !drafts) return <LockScreen state={state.data} session={session} />
  return (
    <Suspense>
      <Workplace />
    </Suspense>
  )
}
