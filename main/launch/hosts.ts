import type { HostName } from '../../shared/contract/control.ts'
import type { CoreChild } from './child.ts'

/** A process that works for the core, with the core's end of the channel to it. */
export interface HostChild<Port> {
  readonly port: Port
  /** Ends it at once. */
  kill(): void
}

/** Starts a process that the core asked for; `ended` is told once. */
export type LaunchHost<Port> = (name: HostName, ended: (code: number | null) => void) => HostChild<Port>

/**
 * The processes beside the core that it asked for. The shell only starts and ends them: what is said goes over their own
 * channels, and none outlives the core that it was started for.
 */
export class HostProcesses<Port> {
  readonly #launch: LaunchHost<Port> | undefined
  readonly #log: (text: string) => void
  readonly #running = new Map<number, HostChild<Port>>()

  constructor(launch: LaunchHost<Port> | undefined, log: (text: string) => void) {
    this.#launch = launch
    this.#log = log
  }

  /** Starts one and hands the core its port; the core hears of its end. */
  start(id: number, name: HostName, core: CoreChild<Port>): void {
    const launch = this.#launch
    if (launch === undefined || this.#running.has(id)) {
      core.send({ kind: 'host-ended', id, code: null })
      return
    }
    const child = launch(name, (code) => {
      // One of a core before this one has no number here any more.
      if (this.#running.get(id) !== child) return
      this.#running.delete(id)
      this.#log(`the ${name} host ended with code ${code}`)
      core.send({ kind: 'host-ended', id, code })
    })
    this.#running.set(id, child)
    core.send({ kind: 'host', id }, child.port)
  }

  end(id: number): void {
    this.#running.get(id)?.kill()
  }

  /** Ends all: their core is gone. */
  endAll(): void {
    const children = [...this.#running.values()]
    this.#running.clear()
    for (const child of children) child.kill()
  }
}
