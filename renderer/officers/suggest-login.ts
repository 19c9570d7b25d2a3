import { fold } from '../../shared/text/index.ts'

/**
 * A login for a Vietnamese name: the given name, which stands last, and the initials before it. `Nguyễn Thị Hoa` gives
 * `hoa.nt`, so that the key file, which is readable, names nobody in full. Empty where the name has no letters yet.
 */
export function suggestLogin(name: string): string {
  const words = fold(name)
    .replaceAll(/[^a-z ]/g, '')
    .split(' ')
    .filter(Boolean)
  const given = words.at(-1)
  if (given === undefined) return ''
  const initials = words
    .slice(0, -1)
    .map((word) => word.slice(0, 1))
    .join('')
  const login = initials === '' ? given : `${given}.${initials}`
  return login.length < 2 ? '' : login.slice(0, 31)
}
