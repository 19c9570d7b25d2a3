import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SearchKind } from '../report/plan.ts'
import { SEARCH_KINDS } from '../report/plan.ts'
import { type Summary, summarize } from '../report/statistics.ts'
import type { PeerQuestion, PeerRow } from './question.ts'

/** How far a peer came with the rows of the desk. */
export interface Loaded {
  readonly rows: number
  /** Until every index was ready, without reading the rows in. */
  readonly seconds: number
  readonly bytes: number
}

/** What a peer found, and in how many milliseconds by a clock beside it. */
export interface Answer {
  readonly milliseconds: number
  readonly found: number
}

/** Another way to keep and find the same dossiers, as well as it can be done there. */
export interface Peer {
  readonly name: string
  /** Takes rows in, indexes included, until all are in or `deadline` (of `performance.now()`) has passed. */
  load(chunks: Iterable<readonly PeerRow[]>, deadline: number): Promise<Loaded>
  /** Keeps one more row durably, with all its indexes that the peer updates at once. */
  put(row: PeerRow): Promise<Answer>
  ask(question: PeerQuestion): Promise<Answer>
  /** Brings the indexes up to date that {@link put} leaves for later. */
  settle(): Promise<Answer>
  close(): Promise<void>
}

/** A peer's part of the result. */
export interface PeerFigures extends Loaded {
  /** Undefined for peers that only search. */
  readonly put: PutFigures | undefined
  /** Milliseconds by kind of search. */
  readonly searches: ReadonlyMap<SearchKind, Summary>
}

/** Milliseconds of keeping one more row. */
export interface PutFigures extends Summary {
  /** Rows per second with everything that is to be done for them sooner or later. */
  readonly sustained: number
  /** The bare transaction's median in between. */
  readonly limitP50: number
}

/** What a peer is put through. */
export interface PeerTask {
  readonly chunks: Iterable<readonly PeerRow[]>
  /** Rows for {@link Peer.put}; none for peers that only search. */
  readonly further: readonly PeerRow[]
  /** Makes a bare transaction; the milliseconds it took. */
  readonly keepBare: () => number
  readonly questionsOf: (kind: SearchKind) => readonly PeerQuestion[]
  readonly loadMilliseconds: number
  /** Time for each kind of search, after which the questions left are not asked. */
  readonly kindMilliseconds: number
  readonly tell: (line: string) => void
}

/** So many questions of a kind are asked however long they take. */
const FEWEST = 3

/** Puts a peer through everything, within bounds of time, and closes it. */
export async function measurePeer(peer: Peer, task: PeerTask): Promise<PeerFigures> {
  try {
    const loaded = await peer.load(task.chunks, performance.now() + task.loadMilliseconds)
    task.tell(`${peer.name}: ${loaded.rows} rows in ${loaded.seconds.toFixed(1)} s`)
    const searches = new Map<SearchKind, Summary>()
    for (const kind of SEARCH_KINDS) {
      searches.set(kind, summarize(await askWithin(peer, task.questionsOf(kind), task.kindMilliseconds)))
    }
    task.tell(`${peer.name}: ${[...searches.values()].reduce((sum, { count }) => sum + count, 0)} questions answered`)
    return { ...loaded, searches, put: task.further.length === 0 ? undefined : await measurePuts(peer, task) }
  } finally {
    await peer.close()
  }
}

async function measurePuts(peer: Peer, { further, keepBare }: PeerTask): Promise<PutFigures> {
  const puts: number[] = []
  const limits: number[] = []
  for (const row of further) {
    limits.push(keepBare())
    puts.push((await peer.put(row)).milliseconds)
  }
  const { milliseconds } = await peer.settle()
  const all = puts.reduce((sum, one) => sum + one, milliseconds)
  return { ...summarize(puts), sustained: (further.length / all) * 1_000, limitP50: summarize(limits).p50 }
}

async function askWithin(peer: Peer, questions: readonly PeerQuestion[], milliseconds: number): Promise<number[]> {
  const end = performance.now() + milliseconds
  const taken: number[] = []
  for (const question of questions) {
    if (taken.length >= FEWEST && performance.now() > end) break
    taken.push((await peer.ask(question)).milliseconds)
  }
  return taken
}

/** Times one step of a peer within this process. */
export async function timed(step: () => Promise<number> | number): Promise<Answer> {
  const begin = performance.now()
  const found = await step()
  return { milliseconds: performance.now() - begin, found }
}

/** Bytes of all files in a folder. */
export function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .reduce((sum, file) => sum + (file?.isFile() === true ? file.size : 0), 0)
}
