import { contextBridge, ipcRenderer } from 'electron'
import type { Outcome } from '../shared/contract/bridge.ts'
import { CHANNELS } from '../shared/contract/channels.ts'
import { CONTRACT_VERSION, CORE_CALL_NAMES, SHELL_CALL_NAMES } from '../shared/contract/names.ts'
import { CoreLine, outcomeOf, UNSENDABLE } from './core-line.ts'
import { Listeners } from './listeners.ts'

// Exposes exactly the contract of shared/contract and nothing generic. No schema is loaded here: the gates of the core and
// of the shell check every question.

const listeners = new Listeners()
const core = new CoreLine((name, payload) => listeners.tell(name, payload))

ipcRenderer.on(CHANNELS.port, ({ ports: [port] }) => {
  if (port !== undefined) core.take(port)
})
ipcRenderer.on(CHANNELS.push, (_event, name: unknown) => {
  if (name === 'core.lost') core.lose()
  listeners.tell(name, {})
})

let lastShellCall = 0

function askShell(call: string, input: unknown): Promise<Outcome<unknown>> {
  lastShellCall += 1
  const question = { v: CONTRACT_VERSION, id: lastShellCall, call, input }
  // The shell's gate answers everything; only a question that cannot be sent rejects.
  return ipcRenderer.invoke(CHANNELS.call, question).then(outcomeOf, () => UNSENDABLE)
}

contextBridge.exposeInMainWorld('desk', {
  contractVersion: CONTRACT_VERSION,
  calls: Object.fromEntries([
    ...CORE_CALL_NAMES.map((name) => [name, (input: unknown) => core.ask(name, input)]),
    ...SHELL_CALL_NAMES.map((name) => [name, (input: unknown) => askShell(name, input)]),
  ]),
  on: (name: unknown, listener: unknown) => listeners.add(name, listener),
})

ipcRenderer.send(CHANNELS.hello)
