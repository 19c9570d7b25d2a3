import { isBesideActs } from '../../../../shared/dossier/events.ts'
import { type DossierEvent, reduce, step } from '../../../../shared/dossier/reduce.ts'
import type { DossierPast, Projection, StoredEvent } from '../../ledger/index.ts'
import { toDossierEvent } from '../events.ts'
import { toBytes } from '../identifiers.ts'
import type { SearchIndex } from '../search/index.ts'
import { type DossierTable, personalColumns, standingOf } from './dossier-table.ts'

/**
 * The table of dossiers, as the ledger tells them. An event that comes in order is one step from the row; one that comes
 * late (from a machine that was out of reach) folds the dossier anew from all its events, so that the order of arrival
 * leaves no trace.
 *
 * The search index is no part of the projection's rows: it follows the table in its own time, and its ordinals depend on
 * the order of arrival. Emptying the projection empties it too.
 */
export function createDossierProjection(table: DossierTable, index: SearchIndex): Projection {
  return {
    name: 'dossiers',
    // 2: with how often a supplement was asked for.
    version: 2,
    tables: ['dossiers'],
    apply: (stored, past) => {
      // Of every event about a dossier, also of other rooms: the index goes by their places in the ledger.
      if (past.isBeingWritten && stored.dossier !== undefined) index.noteWritten(stored.position)
      const event = toDossierEvent(stored)
      if (event === undefined || stored.dossier === undefined || isBesideActs(event.type)) return
      const id = toBytes(stored.dossier)
      if (past.isLatestOf(stored)) applyNext(id, event, past)
      else foldAnew(id, stored.dossier, past)
    },
    reset: () => {
      table.clear()
      index.clear()
    },
    forget: (dossier) => {
      const record = table.find(dossier)
      if (record === undefined) return
      index.forget(record)
      table.blank(record.id)
    },
  }

  function applyNext(id: Buffer, event: DossierEvent, { isBeingWritten, isFirst }: DossierPast): void {
    const record = isFirst ? undefined : table.findByBytes(id)
    const before = record === undefined ? undefined : standingOf(record)
    const after = step(before, event)
    if (after === undefined) return
    if (before === undefined) table.put(id, after, personalColumns(personOf(event)))
    else table.update(id, after)
    // What this desk writes the index finds in the ledger.
    if (!isBeingWritten && before?.state !== after.state) index.touch(id)
  }

  function foldAnew(id: Buffer, dossier: string, past: DossierPast): void {
    const events = past.eventsOf(dossier).flatMap((stored: StoredEvent) => toDossierEvent(stored) ?? [])
    const folded = reduce(events)
    if (folded === undefined) return
    const origin = folded.past.map(({ event }) => event).find(isReception)
    // The reception itself may be another one now: whatever the index knows of the dossier is taken out first.
    const before = table.findByBytes(id)
    if (before !== undefined) index.remove(before)
    table.put(id, folded.standing, personalColumns(origin && personOf(origin)))
    index.touch(id)
  }
}

function isReception(event: DossierEvent): boolean {
  return event.type === 'dossier.received' || event.type === 'dossier.refused'
}

function personOf(event: DossierEvent) {
  if (event.type === 'dossier.received') return event.personal
  return event.type === 'dossier.refused' ? event.personal && { applicant: event.personal.applicant } : undefined
}
