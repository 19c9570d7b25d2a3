import { existsSync, writeFileSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readRuntime } from '../../../build/setup/runtime.ts'
import {
  type Appearance,
  pictureAppearance,
  sizeOfText,
  textAppearance,
} from '../../../main/core/signing/pades/appearance/appearance.ts'
import { Lettering } from '../../../main/core/signing/pades/appearance/lettering.ts'
import { copyLines, MARK, topRight } from '../../../main/core/signing/pades/appearance/marks.ts'
import { readInk } from '../../../main/core/signing/pades/appearance/picture.ts'
import { digestOf } from '../../../main/core/signing/pades/der/signature-check.ts'
import { signBatch } from '../../../main/core/signing/pades/signing/batch.ts'
import { PdfSigner, type SigningWish } from '../../../main/core/signing/pades/signing/sign.ts'
import type { SignatureAlgorithm, SigningKey } from '../../../main/core/signing/signing-key.ts'
import type { TokenKey } from '../../../main/core/signing/tokens/index.ts'
import { drawInks, makeDocument, openTinos } from '../../pades/documents.ts'
import { ForeignSigner } from '../../pades/foreign.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { layAuthority } from '../../token/bench.ts'
import { runProgram } from '../../token/openssl.ts'
import type { BenchRequest } from '../options.ts'
import { describeMachine, loadNow } from '../report/machine.ts'
import { type Measurement, report } from '../report/reporter.ts'
import type { BenchResult } from '../report/result.ts'
import { inWorkshop } from '../workshop.ts'
import { memoryOfLarge } from './large.ts'
import { LOOKS, type Look, SIGN_PEERS, SIGN_PLAN, SIZE_NAMES, SIZES } from './plan.ts'
import { withTokenKey } from './token.ts'

/** Milliseconds for one signature. */
interface Cost {
  readonly cpu: number
  readonly wall: number
}

const RSA = { key: 'rsa', padding: 'pkcs1', hash: 'sha256' } as const
const AGENCY = 'Ủy ban nhân dân xã Tân Hưng'
const PAGE = { width: 595, height: 842 }

/** Signs batches with a key of RSA 2048 in software, and has the peers sign the same files with the same key. */
export async function benchSign(request: BenchRequest, tell: (line: string) => void): Promise<BenchResult> {
  const loadBefore = loadNow()
  const bench = await layAuthority()
  try {
    const certificate = await bench.authority.issue({
      name: 'signer',
      key: 'rsa-2048',
      holder: 'Người ký',
      unit: AGENCY,
    })
    const key = softwareKey(certificate, [bench.authority.certificateOf('issuer')])
    const measured = await inWorkshop('sign', async (folder) => {
      const found = new Map<string, Measurement>()
      const bare = await costOf(request.signatures, async () => void (await key.sign(digestOf('sha256'), RSA)))
      tell(`key alone: ${bare.cpu.toFixed(2)} ms`)
      const foreign = await ForeignSigner.prepare(certificate, bench)
      try {
        for (const size of SIZE_NAMES) {
          const pdf = await makeDocument({ pages: 3, padding: SIZES[size] })
          const peers = new Map<string, Cost>()
          for (const peer of SIGN_PEERS) peers.set(peer, await peerCost(foreign, peer, pdf, request.peerSignatures))
          for (const look of LOOKS) {
            const ours = await batchCost(folder, key, pdf, look, request.signatures)
            tell(
              `${size} ${look}: ${ours.cpu.toFixed(2)} ms of processor time, ${ours.wall.toFixed(2)} ms by the clock`,
            )
            for (const [metric, measurement] of rowsOf(ours, bare, peers, request.peerSignatures)) {
              found.set(`sign.${size}.${look}.${metric}`, measurement)
            }
          }
        }
        const byToken = await withTokenKey(bench.folder, certificate, (token) =>
          tokenCost(folder, token, request.signatures),
        )
        tell(`token: ${byToken.batch.cpu.toFixed(2)} ms of processor time here, ${byToken.batch.wall.toFixed(2)} ms`)
        found.set('sign.token.250k.visible.cpu', { ours: byToken.batch.cpu, limit: byToken.bare.cpu, peers: {} })
        found.set('sign.token.250k.visible.wall', { ours: byToken.batch.wall, limit: byToken.bare.wall, peers: {} })
        for (const [seen, name] of [
          ['unseen', 'sign.50m'],
          ['above-name', 'sign.50m.above-name'],
        ] as const) {
          const large = await memoryOfLarge(folder, certificate, seen)
          tell(`50 MB ${seen}: ${large.megabytes.toFixed(0)} MB at most, ${large.growth.toFixed(2)} times the file`)
          found.set(`${name}.memory`, { ours: large.megabytes, limit: large.fileMegabytes, peers: {} })
          found.set(`${name}.memory-growth`, { ours: large.growth, limit: 1, peers: {} })
        }
      } finally {
        foreign.leave()
      }
      return found
    })
    return report(SIGN_PLAN, measured, {
      at: new Date(),
      machine: describeMachine(readRuntime(), loadBefore),
      conditions: { seed: request.seed, signatures: request.signatures, peerSignatures: request.peerSignatures },
    })
  } finally {
    bench.close()
  }
}

function rowsOf(ours: Cost, bare: Cost, peers: ReadonlyMap<string, Cost>, samples: number): [string, Measurement][] {
  const values = (of: (cost: Cost) => number) =>
    Object.fromEntries([...peers].map(([name, cost]) => [name, { value: of(cost), rows: 0, samples }]))
  const least = (of: (cost: Cost) => number) => Math.min(...[...peers.values()].map(of))
  const [fastest, soonest] = [least(({ cpu }) => cpu), least(({ wall }) => wall)]
  return [
    ['cpu', { ours: ours.cpu, limit: bare.cpu, peers: values(({ cpu }) => cpu) }],
    ['wall', { ours: ours.wall, limit: bare.wall, peers: values(({ wall }) => wall) }],
    ['beyond-key', { ours: Math.max(0, ours.cpu - bare.cpu), limit: bare.cpu, peers: {} }],
    ['cpu-against-peers', { ours: ours.cpu / fastest, limit: bare.cpu / fastest, peers: {} }],
    ['wall-against-peers', { ours: ours.wall / soonest, limit: bare.wall / soonest, peers: {} }],
  ]
}

/** The same visible batch by a token, and the token's signatures alone. What its host's process takes is not in `cpu`. */
async function tokenCost(
  folder: string,
  token: TokenKey,
  count: number,
): Promise<{ readonly batch: Cost; readonly bare: Cost }> {
  const pdf = await makeDocument({ pages: 3, padding: SIZES['250k'] })
  const [algorithm] = token.algorithms
  const bare = await costOf(count, async () => void (await token.sign(digestOf(algorithm.hash), algorithm)))
  return { bare, batch: await batchCost(folder, token, pdf, 'visible', count, algorithm) }
}

/** A batch from files to files, everything that it needs prepared within the time that counts. */
async function batchCost(
  folder: string,
  key: SigningKey,
  pdf: Buffer,
  look: Look,
  count: number,
  algorithm: SignatureAlgorithm = RSA,
): Promise<Cost> {
  const inFile = join(folder, 'in.pdf')
  writeFileSync(inFile, pdf)
  const inks = await drawInks()
  const face = openTinos()
  const round = async (signatures: number): Promise<void> => {
    const signer = new PdfSigner(key, algorithm)
    const looks = look === 'visible' ? preparedLooks(inks.signature, face) : undefined
    const files = Array.from({ length: signatures }, (_, index) => ({
      name: index,
      read: async (lend: (length: number) => Buffer) => ({
        pdf: await readInto(inFile, lend),
        wish: { at: new Date(), signer: 'Người ký', ...looks?.(index) },
      }),
    }))
    for await (const outcome of signBatch(signer, files, () => true)) {
      if ('failure' in outcome) throw outcome.failure
      await writeFile(join(folder, 'out.pdf'), outcome.signed.bytes)
    }
  }
  await round(10)
  const cost = await costOf(1, () => round(count))
  return { cpu: cost.cpu / count, wall: cost.wall / count }
}

/** A file in bytes that are given for it. */
async function readInto(path: string, lend: (length: number) => Buffer): Promise<Buffer> {
  const file = await open(path)
  try {
    const bytes = lend((await file.stat()).size)
    await file.read(bytes, 0, bytes.length, 0)
    return bytes
  } finally {
    await file.close()
  }
}

/** Pictures and letters prepared once; the mark's time is another one for each file. */
function preparedLooks(
  signature: Buffer,
  face: ReturnType<typeof openTinos>,
): (index: number) => Pick<SigningWish, 'appearance'> {
  const picture: Appearance = pictureAppearance(readInk(signature, 'blue'))
  const lettering = new Lettering(face, [...copyLines('full', AGENCY, new Date()), '0123456789'])
  return (index) => {
    if (index % 2 === 0)
      return { appearance: { page: 1, box: { x: 300, y: 120, width: 142, height: 62 }, looks: picture } }
    const lines = copyLines('full', AGENCY, new Date())
    const box = topRight(PAGE, sizeOfText(lettering, lines, MARK.letterSize))
    return { appearance: { page: 1, box, looks: textAppearance(lettering, lines, MARK.letterSize) } }
  }
}

async function costOf(times: number, act: () => Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  for (let time = 0; time < times; time += 1) await act()
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  return { cpu: (user + system) / 1_000 / times, wall: wall / times }
}

/** What a peer costs, by the shell's own count of its children's processor time. */
async function peerCost(
  foreign: ForeignSigner,
  peer: (typeof SIGN_PEERS)[number],
  pdf: Buffer,
  count: number,
): Promise<Cost> {
  const [from, to] = [join(foreign.folder, 'in.pdf'), join(foreign.folder, 'out.pdf')]
  writeFileSync(from, pdf)
  const command = foreign
    .command(peer)
    .map((part) => `'${part}'`)
    .join(' ')
  const script = `i=0; while [ $i -lt ${count} ]; do rm -f '${to}'; ${command} >/dev/null 2>&1 || exit 1; i=$((i+1)); done; times`
  const began = performance.now()
  const said = (await runProgram('sh', ['-c', script])).toString()
  const wall = performance.now() - began
  if (!existsSync(to)) throw new Error(`${peer} signed nothing`)
  const children = said.trim().split('\n').at(-1) ?? ''
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  )
  return { cpu: (seconds * 1_000) / count, wall: wall / count }
}
