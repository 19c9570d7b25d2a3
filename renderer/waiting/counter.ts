import { useState } from 'react'
import { z } from 'zod'
import { WaitingService } from '../../shared/waiting/ticket.ts'

const REMEMBERED_AS = 'motcua.counter'

/** What a machine remembers of the counter it stands at: its name, and whom it calls. Nothing personal. */
const Counter = z.strictObject({ name: z.string().max(20), services: z.array(WaitingService).max(4) })
export type Counter = z.infer<typeof Counter>

const FIRST: Counter = { name: '1', services: [...WaitingService.options] }

/** The counter this machine stands at, as it was chosen last. */
export function counterHere(): Counter {
  try {
    return Counter.parse(JSON.parse(localStorage.getItem(REMEMBERED_AS) ?? ''))
  } catch {
    return FIRST
  }
}

/** The counter this machine stands at, and how to choose another. */
export function useCounter(): readonly [Counter, (next: Counter) => void] {
  const [counter, setCounter] = useState(counterHere)
  return [
    counter,
    (next) => {
      localStorage.setItem(REMEMBERED_AS, JSON.stringify(next))
      setCounter(next)
    },
  ]
}
