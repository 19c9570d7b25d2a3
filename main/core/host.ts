import { fileURLToPath } from 'node:url'
import { type HostName, ShellMessage } from '../../shared/contract/control.ts'
import { DeskError } from '../../shared/errors.ts'
import { describeFailure } from '../../shared/failures.ts'
import { type Desk, openDesk } from './desk.ts'
import {
  forkHosts,
  forkLine,
  HostsOfShell,
  isParentPort,
  type Port,
  type ScreenPort,
  type ShellLine,
  utilityLine,
} from './line/index.ts'

/** Exit code of a core that ended by a bug: the shell starts another. */
const ENDED_BY_A_BUG = 70

const parent: unknown = 'parentPort' in process ? process.parentPort : undefined
host(isParentPort(parent) ? utilityLine(parent) : processLine())

function processLine(): ShellLine {
  process.on('disconnect', () => process.exit())
  return forkLine({
    send: (message) => void process.send?.(message),
    hear: (listener) => process.on('message', listener),
  })
}

/** Runs the desk for the shell at the other end of the line until it says `shutdown` or goes away. */
function host(line: ShellLine): void {
  const ports = new Map<number, ScreenPort>()
  const hosts = new HostsOfShell(line.send)
  let opening: Promise<Desk> | undefined

  function log(level: 'info' | 'error', text: string): void {
    line.send({ kind: 'log', level, text: text.slice(0, 4_000) })
  }

  function endByBug(failure: unknown): void {
    log('error', describeFailure(failure))
    process.exit(ENDED_BY_A_BUG)
  }
  process.on('uncaughtException', endByBug)
  process.on('unhandledRejection', endByBug)

  function seat(desk: Desk, screen: number, port: ScreenPort): void {
    ports.get(screen)?.close()
    ports.set(screen, port)
    port.hear((question) => {
      void desk.answer(question, screen).then((answer) => port.send(answer))
    })
  }

  async function start({ kind: _kind, ...options }: Start): Promise<void> {
    opening = openDesk({
      ...options,
      log,
      hold: (resume) => line.send({ kind: 'hold', resume }),
      push: (screen, name, payload) => ports.get(screen)?.send({ kind: 'push', name, payload }),
      screens: () => [...ports.keys()],
      startHost: isParentPort(parent) ? hosts.start : forkHosts(hostFile),
    })
    await opening
    line.send({ kind: 'ready' })
  }

  async function carryOut(message: Exclude<ShellMessage, Start>, port: Port<unknown> | undefined): Promise<void> {
    if (message.kind === 'host') return port && hosts.take(message.id, port)
    if (message.kind === 'host-ended') return hosts.lose(message.id, message.code)
    if (opening === undefined) throw new Error(`${message.kind} came before start`)
    const desk = await opening
    switch (message.kind) {
      case 'screen':
        if (message.reloaded) desk.reseat(message.screen)
        if (port !== undefined) seat(desk, message.screen, port)
        return
      case 'screen-gone':
        ports.get(message.screen)?.close()
        ports.delete(message.screen)
        return desk.leave(message.screen)
      case 'screen-message':
        return
      case 'lock':
        return desk.lock()
      case 'power':
        return desk.power(message.onBattery)
      case 'suspend':
        return desk.suspend()
      case 'redeem-ticket':
        return line.send({ kind: 'redeemed', requestId: message.requestId, form: desk.redeemTicket(message.ticket) })
      case 'form-printed':
        desk.notePrinted(message.ticket, message.target)
        return line.send({ kind: 'noted', requestId: message.requestId })
      case 'shutdown':
        desk.close()
        return process.exit()
    }
  }

  line.hear((raw, port) => {
    const message = ShellMessage.parse(raw)
    if (message.kind === 'start') return void start(message).catch(endByBug)
    void carryOut(message, port).catch((failure: unknown) => {
      log('error', describeFailure(failure))
      if (!('requestId' in message)) return
      const { code, details } = failure instanceof DeskError ? failure : new DeskError('core.unexpected')
      line.send({ kind: 'failed', requestId: message.requestId, error: { code, details: { ...details } } })
    })
  })
}

/** The programs that the core may want beside itself, as source: a built one lies beside the built core. */
const HOST_SOURCES: Readonly<Record<HostName, string>> = {
  imaging: './scanning/imaging/host/host.ts',
  token: './signing/tokens/host/host.ts',
}

function hostFile(name: HostName): string {
  const { url } = import.meta
  return fileURLToPath(new URL(url.endsWith('.ts') ? HOST_SOURCES[name] : `./${name}.cjs`, url))
}

type Start = Extract<ShellMessage, { kind: 'start' }>
