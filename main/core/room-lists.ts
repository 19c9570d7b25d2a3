import { complaintEvents, complaintMigrations } from './complaints/index.ts'
import { counterEvents, counterMigrations } from './counter-rooms.ts'
import { diagnosticsEvents } from './diagnostics/index.ts'
import { dossierEvents, dossierMigrations } from './dossiers/index.ts'
import { type EventDefinition, ledgerMigrations } from './ledger/index.ts'
import { paperFileMigrations } from './paper-files/index.ts'
import { paperMigrations } from './papers/index.ts'
import { peopleEvents, peopleMigrations } from './people/index.ts'
import { registerMigrations } from './registers/index.ts'
import { satisfactionEvents, satisfactionMigrations } from './satisfaction/index.ts'
import { scanningMigrations } from './scanning/index.ts'
import { settingsEvents, settingsMigrations } from './settings/index.ts'
import { signingEvents, signingMigrations } from './signing/index.ts'
import type { Migration } from './store/index.ts'
import { waitingEvents, waitingMigrations } from './waiting/index.ts'

/** The database of a desk: every room's part. */
export const roomMigrations: readonly Migration[] = [
  ...ledgerMigrations,
  ...peopleMigrations,
  ...paperMigrations,
  ...dossierMigrations,
  ...paperFileMigrations,
  ...waitingMigrations,
  ...satisfactionMigrations,
  ...complaintMigrations,
  ...settingsMigrations,
  ...counterMigrations,
  ...registerMigrations,
  ...scanningMigrations,
  ...signingMigrations,
]

/** Every kind of event that the rooms write. */
export const roomEvents: readonly EventDefinition[] = [
  ...peopleEvents,
  ...dossierEvents,
  ...waitingEvents,
  ...satisfactionEvents,
  ...complaintEvents,
  ...settingsEvents,
  ...counterEvents,
  ...signingEvents,
  ...diagnosticsEvents,
]
