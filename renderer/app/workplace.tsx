import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { keepGivingPages } from '../camera/queue/current.ts'
import { desk } from '../contract/desk.ts'
import { flushDrafts } from '../drafts/current.ts'
import { forgetNotes } from '../parts/notify.tsx'
import { useIdleTouch } from '../session/use-idle-touch.ts'
import { screensOf } from './own-screens.ts'

/** Everything an officer who is signed in works with: the screens and the notes in the corner. */
export function Workplace({ officer }: { readonly officer: string }) {
  useIdleTouch()
  const [screens] = useState(() => screensOf(officer))
  useEffect(keepGivingPages, [])
  useEffect(() => {
    const save = () => void flushDrafts()
    const endOfCore = desk.on('core.lost', save)
    window.addEventListener('pagehide', save)
    document.addEventListener('visibilitychange', save)
    return () => {
      // What they tell may be about a citizen, and is nothing for who unlocks or signs in next.
      forgetNotes()
      endOfCore()
      window.removeEventListener('pagehide', save)
      document.removeEventListener('visibilitychange', save)
    }
  }, [])
  return (
    <>
      <Notifications className="screen-only" position="bottom-right" limit={4} containerWidth={400} mb={32} />
      <RouterProvider router={screens} />
    </>
  )
}
