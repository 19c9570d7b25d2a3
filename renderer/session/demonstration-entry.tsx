import { useEffect, useState } from 'react'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { DEMONSTRATION_OFFICERS } from '../../shared/people/demonstration.ts'
import { signIn } from './session.ts'
import { SignIn } from './sign-in.tsx'

let entered = false

/** Signs the clerk of a demonstration in, once for a window. Afterwards, or when that fails, people sign in as everywhere. */
export function DemonstrationEntry({ state }: { readonly state: CallOutput<'desk.state'> }) {
  const [asks, setAsks] = useState(entered)
  useEffect(() => {
    if (entered) return
    entered = true
    const { login, passphrase } = DEMONSTRATION_OFFICERS.clerk
    signIn({ login, secret: { kind: 'passphrase', passphrase } }).catch(() => setAsks(true))
  }, [])
  return asks ? <SignIn state={state} /> : null
}
