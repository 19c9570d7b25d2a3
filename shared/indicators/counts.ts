import { DossierState } from '../catalog/status.ts'
import { ReceptionChannel } from '../dossier/dossier.ts'
import { type Contentment, SurveyVoice } from '../satisfaction/satisfaction.ts'
import { type DossierFacts, endOf, hasReused, isDigitized, isOverdue, isPaidOnline } from './facts.ts'
import { OverdueCause } from './overdue.ts'
import { deskDay } from './period.ts'

const BY_CHANNEL = ReceptionChannel.options.map((channel) => `channel ${channel}` as const)
const BY_STATE = DossierState.options.map((state) => `state ${state}` as const)
const BY_CAUSE = OverdueCause.options.map((cause) => `cause ${cause}` as const)
const CONTENTMENTS = [1, 2, 3] as const satisfies readonly Contentment[]
/** What citizens said over all, by who touched the screen. */
export const VERDICTS = SurveyVoice.options.flatMap((voice) =>
  CONTENTMENTS.map((each) => `verdict ${voice} ${each}` as const),
)

/**
 * What is counted, each dossier at most once in each: by the day of reception how many came, by which channel and where they
 * stand now; by the day of their end how many ended, on time, with what; by the day of the answer what citizens said.
 */
export const MEASURES = [
  'received',
  ...BY_CHANNEL,
  ...BY_STATE,
  'ended',
  'on-time',
  'completed',
  'completed file',
  'completed online',
  'completed digitized',
  'completed reused',
  'completed paid',
  'completed paid-online',
  ...BY_CAUSE,
  ...VERDICTS,
] as const
export type Measure = (typeof MEASURES)[number]

/** How often each measure was counted. */
export type Counts = Readonly<Record<Measure, number>>

/** One count of a dossier: a measure, and the day it falls on. */
export interface Count {
  readonly day: number
  readonly measure: Measure
}

/** Everything a dossier counts in. Sums over all dossiers are the figures of the indicators. */
export function countsOf(facts: DossierFacts): Count[] {
  return [...countsOfReception(facts), ...countsOfEnd(facts), ...countsOfVerdict(facts)]
}

/** Nothing counted of some measures. */
export function zeroCounts<Counted extends Measure>(measures: readonly Counted[]): Record<Counted, number> {
  const counts: Partial<Record<Counted, number>> = {}
  for (const measure of measures) counts[measure] = 0
  if (!isComplete(counts, measures)) throw new Error('A measure was left out')
  return counts
}

function isComplete<Counted extends Measure>(
  counts: Partial<Record<Counted, number>>,
  measures: readonly Counted[],
): counts is Record<Counted, number> {
  return measures.every((measure) => counts[measure] !== undefined)
}

function countsOfReception({ standing, channel }: DossierFacts): Count[] {
  const day = deskDay(standing.receivedAt)
  // A refusal is no reception: it is counted by its state alone.
  if (standing.state === 'refused') return [{ day, measure: 'state refused' }]
  return [
    { day, measure: 'received' },
    { day, measure: `channel ${channel}` },
    { day, measure: `state ${standing.state}` },
  ]
}

function countsOfEnd(facts: DossierFacts): Count[] {
  const end = endOf(facts)
  if (end === null) return []
  const day = deskDay(end.at)
  const measures: Measure[] = ['ended']
  if (isOverdue(facts) === false) measures.push('on-time')
  else if (facts.cause !== null) measures.push(`cause ${facts.cause}`)
  if (end.kind === 'completed') {
    measures.push('completed')
    if (facts.hasResult) measures.push('completed file')
    if (facts.channel === 'online' && facts.hasResult) measures.push('completed online')
    if (isDigitized(facts)) measures.push('completed digitized')
    if (hasReused(facts)) measures.push('completed reused')
    if (facts.paid.length > 0) measures.push('completed paid')
    if (isPaidOnline(facts)) measures.push('completed paid-online')
  }
  return measures.map((measure) => ({ day, measure }))
}

function countsOfVerdict({ verdict }: DossierFacts): Count[] {
  if (verdict === null) return []
  return [{ day: deskDay(verdict.at), measure: `verdict ${verdict.voice} ${verdict.overall}` }]
}
