import { z } from 'zod'

/** Role of an officer (cán bộ) at the desk; one officer may hold several. */
export const Role = z.enum(['clerk', 'specialist', 'leader', 'chief', 'records', 'it'])
export type Role = z.infer<typeof Role>

/** What an officer may do. Calls and acts name one right; the core checks it, the screen only hides what would be refused. */
export const Right = z.enum([
  'read',
  'receive',
  'collect',
  'certify',
  'process',
  'decide',
  'issue',
  'return',
  'manage-officers',
  'configure',
  'maintain',
])
export type Right = z.infer<typeof Right>

/** The table of who may do what: data, shown in the application as it stands here. */
export const RIGHTS_OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  clerk: ['read', 'receive', 'collect', 'certify', 'return'],
  specialist: ['read', 'process'],
  leader: ['read', 'process', 'decide'],
  chief: [
    'read',
    'receive',
    'collect',
    'certify',
    'process',
    'decide',
    'issue',
    'return',
    'manage-officers',
    'configure',
  ],
  records: ['read', 'issue'],
  it: ['manage-officers', 'configure', 'maintain'],
}

/** All rights that the given roles give together. */
export function rightsOf(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role) => RIGHTS_OF_ROLE[role]))
}
