import type { Translation } from '../translation.ts'
import type { catalogue as vi } from '../vi/session.ts'

export const catalogue = {
  login: 'Login',
  passphrase: 'Passphrase',
  pin: 'PIN',
  reveal: 'Show or hide the characters',
  capsLock: 'Caps Lock is on.',
  wait_one: 'Wait {{count}} second',
  wait_other: 'Wait {{count}} seconds',
  signIn: {
    title: 'Sign in',
    with: 'Sign in with',
    byPin: 'With a PIN',
    byPassphrase: 'With a passphrase',
    open: 'Open the desk',
    arrows: 'The ↑ ↓ keys choose the login, Enter opens.',
  },
  lock: {
    title: 'The screen is locked',
    by: 'At work: {{login}}',
    open: 'Unlock',
    take: 'Take over',
    leave: 'End session',
    kept: 'What was being typed is saved, encrypted, and comes back after unlocking.',
    others: 'Another officer of the desk: choose with ↑ ↓, then type your own PIN.',
  },
} satisfies Translation<typeof vi>
