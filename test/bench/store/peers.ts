import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DexiePeer } from '../peers/dexie.ts'
import { LikePeer } from '../peers/like.ts'
import { measurePeer, type Peer, type PeerFigures, type PeerTask } from '../peers/peer.ts'
import { PouchPeer } from '../peers/pouch.ts'
import { openEncrypted } from './bare.ts'

interface Entrant {
  readonly open: (folder: string, key: Buffer) => Promise<Peer>
  /** Whether it keeps dossiers one by one, or is here for its searching only. */
  readonly keeps: boolean
}

const ENTRANTS: readonly Entrant[] = [
  {
    open: async (folder, key) => {
      const file = join(folder, 'like.db')
      return new LikePeer(file, openEncrypted(file, key))
    },
    keeps: false,
  },
  { open: async (folder) => new PouchPeer(folder), keeps: true },
  { open: async (folder) => DexiePeer.open(folder), keeps: true },
]

/** Puts every peer through the same rows and questions, one after the other, each in a folder of its own. */
export async function measurePeers(
  folder: string,
  key: Buffer,
  task: Omit<PeerTask, 'chunks'> & { readonly chunks: () => PeerTask['chunks'] },
): Promise<ReadonlyMap<string, PeerFigures>> {
  const figures = new Map<string, PeerFigures>()
  for (const [index, { open, keeps }] of ENTRANTS.entries()) {
    const own = join(folder, `peer-${index}`)
    mkdirSync(own)
    const peer = await open(own, key)
    const found = await measurePeer(peer, { ...task, chunks: task.chunks(), further: keeps ? task.further : [] })
    figures.set(peer.name, found)
  }
  return figures
}
