import { isAbsolute, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { root } from '../../build/setup/places.ts'

/** The benchmarks by name. */
export const BENCH_NAMES = ['store', 'start', 'desk', 'scan', 'sign'] as const
export type BenchName = (typeof BENCH_NAMES)[number]

const Count = z.coerce.number().int().positive()

const BenchOptions = z.strictObject({
  /** Dossiers of the desk. */
  rows: Count.default(1_000_000),
  /** Dossiers that the peers are asked to hold; as many as the desk by default. */
  peerRows: Count.optional(),
  /** Minutes after which a peer stops taking rows in and is measured with what it has. */
  peerMinutes: z.coerce.number().positive().default(15),
  /** Distinct questions of each kind. */
  questions: Count.default(300),
  /** Accepted dossiers of each measurement; the first hundred warm up. */
  accepts: z.coerce.number().int().min(200).default(2_000),
  /** Starts of each program. */
  runs: Count.default(15),
  /** Hours of simulated work at the desk; the first one warms up. */
  hours: z.coerce.number().int().min(2).default(8),
  /** Pages that are cleaned, read and made into a file, by the desk and its peers. Of ten, a handful of letters would decide which reads better. */
  pages: Count.default(40),
  /** Pages with little on them of which none may be taken for empty. */
  faintPages: Count.default(500),
  /** Pages of the stack whose memory is watched. */
  batchPages: Count.default(200),
  /** Signatures of each batch. */
  signatures: Count.default(100),
  /** Signatures of each peer. */
  peerSignatures: Count.default(20),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).default(20_260_701),
  /** Folder to build the desk in and to leave it, or to find it again; a temporary one by default. */
  desk: z.string().optional(),
  /** File for the result, `out/bench/<name>.json` by default. */
  json: z.string().optional(),
  /** Whether a goal that doesn't hold fails the run. */
  strict: z.boolean().default(false),
})

/** What a run of benchmarks was asked for. */
export interface BenchRequest extends z.infer<typeof BenchOptions> {
  readonly names: readonly BenchName[]
}

/**
 * Reads the command line of `npm run bench [<name>…] [-- options]`.
 * @throws Error with what isn't understood
 */
export function readRequest(args: readonly string[]): BenchRequest {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rows: { type: 'string' },
      'peer-rows': { type: 'string' },
      'peer-minutes': { type: 'string' },
      questions: { type: 'string' },
      accepts: { type: 'string' },
      runs: { type: 'string' },
      hours: { type: 'string' },
      pages: { type: 'string' },
      'faint-pages': { type: 'string' },
      'batch-pages': { type: 'string' },
      signatures: { type: 'string' },
      'peer-signatures': { type: 'string' },
      seed: { type: 'string' },
      desk: { type: 'string' },
      json: { type: 'string' },
      strict: { type: 'boolean' },
    },
  })
  const { 'peer-rows': peerRows, 'peer-minutes': peerMinutes, ...rest } = values
  const { 'faint-pages': faintPages, 'batch-pages': batchPages, 'peer-signatures': peerSignatures, ...others } = rest
  const given = { ...others, peerRows, peerMinutes, faintPages, batchPages, peerSignatures }
  const parsed = BenchOptions.safeParse(given)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  const names = positionals.length === 0 ? BENCH_NAMES : z.array(z.enum(BENCH_NAMES)).parse(positionals)
  if (parsed.data.json !== undefined && names.length !== 1) throw new Error('--json takes the result of one benchmark')
  return { ...parsed.data, names }
}

/** Where the result of a benchmark goes; paths of people start at the root of the repository. */
export function resultFile({ json }: Pick<BenchRequest, 'json'>, name: BenchName): string {
  if (json === undefined) return join(root, 'out', 'bench', `${name}.json`)
  return isAbsolute(json) ? json : join(root, json)
}
