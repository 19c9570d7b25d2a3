import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { memory, questionKey, useAsk } from '../contract/questions.ts'
import { chosenOf, type Devices } from './chosen-scanner.ts'
import type { OpenBatch } from './use-batch.ts'

/** The scanners of this machine, and the scan that is about to begin. */
export interface Scanner {
  readonly devices: Devices | undefined
  /** Scanners are being looked for: that can take seconds. */
  readonly looking: boolean
  /** Why no scanner could be looked for, or why a scan did not begin. */
  readonly problem: DeskError | null
  /** A scan was asked for and has not begun. */
  readonly starting: boolean
  readonly choose: (device: string | null, profile: string) => void
  readonly lookAgain: () => void
  /** Begins a scan with what was chosen; `instead` is the page that it replaces. Waits for the scanners to be found. */
  readonly start: (instead: string | null) => Promise<void>
  readonly cancel: () => Promise<void>
}

const QUESTION = questionKey('scanning.devices', {})

/** Drives the scanner that this machine uses, into a batch. */
export function useScanner({ id, batch, open }: OpenBatch): Scanner {
  const query = useAsk('scanning.devices', {})
  const [problem, setProblem] = useState<DeskError | null>(null)
  const [starting, setStarting] = useState(false)

  function choose(device: string | null, profile: string) {
    setProblem(null)
    memory.setQueryData<Devices>(QUESTION, (now) => now && { ...now, chosen: { device, profile } })
    desk.ask('scanning.choose', { device, profile }).catch((error: unknown) => setProblem(asDeskError(error)))
  }

  async function start(instead: string | null): Promise<void> {
    if (starting || batch?.scan) return
    setStarting(true)
    setProblem(null)
    try {
      const found =
        memory.getQueryData<Devices>(QUESTION) ??
        (await memory.fetchQuery<Devices, DeskError>({
          queryKey: QUESTION,
          queryFn: () => desk.ask('scanning.devices', {}),
        }))
      const device = chosenOf(found)
      const profile = found.profiles.find((one) => one.id === found.chosen.profile) ?? found.profiles[0]
      if (device === undefined || profile === undefined) throw new DeskError('scanning.gone')
      await open()
      await desk.ask('scanning.start', {
        batch: id,
        scan: uuidv7(),
        device: device.id,
        settings: profile.settings,
        instead,
      })
    } catch (error) {
      setProblem(asDeskError(error))
    } finally {
      setStarting(false)
    }
  }

  async function cancel(): Promise<void> {
    try {
      await desk.ask('scanning.cancel', { batch: id })
    } catch (error) {
      setProblem(asDeskError(error))
    }
  }

  return {
    devices: query.data,
    looking: query.isFetching,
    problem: problem ?? query.error,
    starting,
    choose,
    lookAgain: () => {
      setProblem(null)
      void query.refetch()
    },
    start,
    cancel,
  }
}
