import type { z } from 'zod'
import { bookCalls } from './books.ts'
import type { Call } from './call.ts'
import { catalogCalls } from './catalog.ts'
import { certificationCalls } from './certification.ts'
import { complaintCalls } from './complaints.ts'
import { deskCalls, shellCalls } from './desk.ts'
import { dossierCalls } from './dossiers.ts'
import { feeCalls } from './fees.ts'
import { filterCalls } from './filters.ts'
import type { CoreCallName, ShellCallName } from './names.ts'
import { paperCalls } from './papers.ts'
import { peopleCalls } from './people.ts'
import { printingCalls } from './printing.ts'
import { registerCalls } from './registers.ts'
import { satisfactionCalls } from './satisfaction.ts'
import { scanningCalls } from './scanning.ts'
import { settingsCalls } from './settings.ts'
import { signingCalls } from './signing.ts'
import { waitingCalls } from './waiting.ts'

/** Every call the core answers. Adding a call means a line in one of these maps, its name in names.ts, and one room's handler. */
export const coreContract = {
  ...peopleCalls,
  ...catalogCalls,
  ...dossierCalls,
  ...filterCalls,
  ...paperCalls,
  ...waitingCalls,
  ...satisfactionCalls,
  ...complaintCalls,
  ...printingCalls,
  ...bookCalls,
  ...feeCalls,
  ...certificationCalls,
  ...scanningCalls,
  ...signingCalls,
  ...settingsCalls,
  ...registerCalls,
  ...deskCalls,
} satisfies Record<CoreCallName, Call>
export type CoreContract = typeof coreContract

/** Every call the shell answers. */
export const shellContract = shellCalls satisfies Record<ShellCallName, Call>
export type ShellContract = typeof shellContract

export type Contract = CoreContract & ShellContract
export type CallName = keyof Contract
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<Contract[Name]['output']>
