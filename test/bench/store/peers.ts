import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DexiePeer } from '../peers/dexie.ts'
import { LikePeer } from '../peers/like.ts'
import { measurePeer, type Peer, type PeerFigures, type PeerTask } from '../peers/peer.ts'
import { PouchPeer } from '../peers/pouch.ts'
import { openEncrypted } from './bare.ts'

/** Opens each peer in a folder of its own. */
const OPENERS: readonly ((folder: string, key: Buffer) => Promise<Peer>)[] = [
  async (folder, key) => {
    const file = join(folder, 'like.db')
    return new LikePeer(file, openEncrypted(file, key))
  },
  async (folder) => new PouchPeer(folder),
  async (folder) => DexiePeer.open(folder),
]

/** Puts every peer through the same rows and questions, one after the other. */
export async function measurePeers(
  folder: string,
  key: Buffer,
  taskFor: (peer: Peer) => PeerTask,
): Promise<ReadonlyMap<string, PeerFigures>> {
  const figures = new Map<string, PeerFigures>()
  for (const [index, open] of OPENERS.entries()) {
    const own = join(folder, `peer-${index}`)
    mkdirSync(own)
    const peer = await open(own, key)
    figures.set(peer.name, await measurePeer(peer, taskFor(peer)))
  }
  return figures
}
