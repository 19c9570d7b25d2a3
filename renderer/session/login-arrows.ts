import type { KeyboardEvent } from 'react'

/** Handles ↑ and ↓ in a form where somebody chooses who they are, from whichever field: the hand stays on the keys. */
export function chooseByArrow(
  event: KeyboardEvent,
  logins: readonly string[],
  login: string,
  choose: (login: string) => void,
): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const at = logins.indexOf(login) + step
  choose(logins[(at + logins.length) % logins.length] ?? login)
}
