import { useEffect, useState } from 'react'
import { desk } from '../../contract/desk.ts'

/** True from the moment the core died until it is back. */
export function useCoreLost(): boolean {
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const ends = [desk.on('core.lost', () => setLost(true)), desk.on('core.back', () => setLost(false))]
    return () => {
      for (const end of ends) end()
    }
  }, [])
  return lost
}
