import { Navigate, Outlet, useMatch, useNavigate, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useAsk } from '../../contract/questions.ts'
import { notifyError } from '../../parts/notify.tsx'
import { Banners } from '../../session/banners.tsx'
import { lock, useSession } from '../../session/session.ts'
import { useAnnounceReady } from '../announce.ts'
import { palette } from '../screens.ts'
import { useShortcut } from '../use-shortcut.ts'
import { ClockNotice } from './clock-notice.tsx'
import classes from './layout.module.css'
import { Rail } from './rail.tsx'
import { StatusBar } from './status-bar.tsx'

/** The frame around every screen: warnings above, the rail beside, the status bar below. */
export function Layout() {
  const navigate = useNavigate()
  const session = useSession()
  const demonstration = useAsk('desk.state', {}).data?.demonstration ?? false
  const place = useRef<HTMLElement>(null)
  /** How often the palette was called: it is not there before the first time. */
  const [asked, setAsked] = useState(0)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })

  useAnnounceReady('home')
  useShortcut('guide', () => void navigate({ to: '/guide/{-$chapter}' }))
  useShortcut('home', () => void navigate({ to: '/' }))
  useShortcut('reception', () => void navigate({ to: '/reception' }), session?.rights.includes('receive') ?? false)
  useShortcut('dossiers', () => void navigate({ to: '/dossiers' }), session?.rights.includes('read') ?? false)
  const mayDigitize = session?.rights.some((right) => right === 'receive' || right === 'process') ?? false
  const received = useMatch({ from: '/reception', shouldThrow: false })?.search.draft
  const opened = useMatch({ from: '/dossiers/$id', shouldThrow: false })?.params.id ?? received
  useShortcut(
    'digitize',
    () =>
      void (opened === undefined
        ? navigate({ to: '/digitize' })
        : navigate({ to: '/digitize/$dossier', params: { dossier: opened } })),
    mayDigitize,
  )
  useShortcut('returns', () => void navigate({ to: '/returns' }), session?.rights.includes('return') ?? false)
  const maySign = session?.rights.some((right) => right === 'decide' || right === 'issue') ?? false
  useShortcut('sign', () => void navigate({ to: '/signing' }), maySign)
  useShortcut('palette', () => setAsked((times) => times + 1))
  useShortcut('lock', () => void (session && lock(session).catch(notifyError)))

  useEffect(() => {
    // A screen that stands focuses a field of its own; any other gets the focus itself, so that Tab begins there.
    void path
    if (!place.current?.contains(document.activeElement)) place.current?.focus({ preventScroll: true })
  }, [path])

  return (
    <div className={classes.frame}>
      <Banners demonstration={demonstration} />
      <div className={classes.middle}>
        <Rail onSkip={() => place.current?.focus()} />
        <main id="main" ref={place} className={classes.main} tabIndex={-1}>
          <ClockNotice />
          <Suspense>
            {session?.mustChange && path !== '/secrets' ? <Navigate to="/secrets" replace /> : <Outlet />}
          </Suspense>
        </main>
      </div>
      <StatusBar />
      {asked > 0 ? <palette.Screen asked={asked} /> : null}
    </div>
  )
}
