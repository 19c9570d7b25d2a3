import type { Migration } from '../../store/index.ts'
import { registerTables } from './0200-registers.ts'
import { timeSpentTables } from './0210-time-spent.ts'
import { registerTaken } from './0220-register-taken.ts'
import { paymentColumns } from './0285-payments.ts'
import { reusedColumns } from './0320-reused.ts'
import { yearlySums } from './0350-years.ts'

/** The registers' part of the database, in order. */
export const registerMigrations: readonly Migration[] = [
  registerTables,
  timeSpentTables,
  registerTaken,
  paymentColumns,
  reusedColumns,
  yearlySums,
]
