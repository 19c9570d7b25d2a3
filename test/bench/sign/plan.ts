import { type Plan, row } from '../report/plan.ts'

/** Files by their size in bytes. */
export const SIZES = { '250k': 250_000, '5m': 5_000_000 } as const
export type SizeName = keyof typeof SIZES
export const SIZE_NAMES = ['250k', '5m'] as const satisfies readonly SizeName[]

/** Whether anything is seen of the signatures: half of those that are seen show a picture, half the mark of an e-copy. */
export const LOOKS = ['invisible', 'visible'] as const
export type Look = (typeof LOOKS)[number]

export const SIGN_PEERS = ['pdfsig', 'podofosign'] as const
export type SignPeer = (typeof SIGN_PEERS)[number]

/** Milliseconds of processor time for a signature beyond what the key itself takes. */
const BEYOND_GOAL = 15
/** Ours divided by the faster peer's: below one ours is the fastest. */
const PEER_GOAL = 1
/** What a file of 50 MB adds to the memory of the process that signs it, in sizes of the file. */
const MEMORY_GOAL = 3

/**
 * `npm run bench sign`: a batch from files to files. The peers are started for each file, as they can't do otherwise, and draw no picture.
 * `limit` is the key alone. The rows of a token have the same batch signed by SoftHSM through the real host, a process beside this one.
 */
export const SIGN_PLAN: Plan = {
  name: 'sign',
  rows: [
    ...SIZE_NAMES.flatMap((size) =>
      LOOKS.flatMap((look) => [
        row(`sign.${size}.${look}.cpu`, 'ms', SIGN_PEERS),
        row(`sign.${size}.${look}.wall`, 'ms', SIGN_PEERS),
        row(`sign.${size}.${look}.beyond-key`, 'ms', [], BEYOND_GOAL),
        row(`sign.${size}.${look}.cpu-against-peers`, 'ratio', [], PEER_GOAL),
        row(`sign.${size}.${look}.wall-against-peers`, 'ratio', [], PEER_GOAL),
      ]),
    ),
    row('sign.token.250k.visible.cpu', 'ms', [], BEYOND_GOAL),
    row('sign.token.250k.visible.wall', 'ms', []),
    row('sign.50m.memory', 'MB', []),
    row('sign.50m.memory-growth', 'ratio', [], MEMORY_GOAL),
    row('sign.50m.above-name.memory', 'MB', []),
    row('sign.50m.above-name.memory-growth', 'ratio', [], MEMORY_GOAL),
  ],
}
