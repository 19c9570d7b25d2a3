import { Button, Group, Loader, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { CameraMark } from './camera-mark.tsx'
import classes from './code-scanner.module.css'
import { type CodeEye, openCodeEye } from './eye/eye.ts'
import { useFrames } from './frames.ts'
import { WISHES } from './live-camera.ts'
import { useLiveCamera } from './use-live-camera.ts'

/** Frames are looked at this often; a card held still is read in the first or second. */
const LOOK_EVERY_MS = 66
/** Every so many frames without a code one is looked at closely. */
const CLOSELY_EVERY = 10

interface Properties {
  readonly purpose: 'card' | 'receipt'
  readonly accepts: (text: string) => boolean
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

/** Looks through the camera until it reads a code that is accepted. Nothing of what it sees is kept. */
export function CodeScanner({ purpose, accepts, onText, onClose }: Properties) {
  const { t } = useTranslation('camera')
  const { camera, state } = useLiveCamera(WISHES.code)
  const video = useRef<HTMLVideoElement>(null)
  const eye = useRef<CodeEye | null>(null)
  const missed = useRef(0)
  const [wrong, setWrong] = useState(false)

  useEffect(() => {
    const opened = openCodeEye()
    eye.current = opened
    return () => {
      eye.current = null
      opened.close()
    }
  }, [])

  useFrames(video, state.stream, LOOK_EVERY_MS, async (frame) => {
    const looking = eye.current
    if (!looking) return frame.close()
    const { texts } = await looking.read(frame, missed.current % CLOSELY_EVERY === CLOSELY_EVERY - 1)
    if (eye.current === null) return
    const found = texts.find(accepts)
    if (found !== undefined) {
      camera.close()
      onText(found)
      return
    }
    missed.current += 1
    if (texts.length > 0) setWrong(true)
  })

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <section className={classes.panel} aria-label={t('code.live')} data-testid="code-scanner">
      <div className={classes.picture} hidden={state.phase !== 'on'}>
        <video ref={video} className={classes.video} autoPlay muted playsInline aria-label={t('code.live')} />
        <div className={classes.aim} aria-hidden />
        <CameraMark />
      </div>
      {state.phase === 'opening' ? <Loader size="sm" aria-label={t('opening')} /> : null}
      <ErrorNotice error={state.error} />
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" role="status" c={wrong ? 'var(--desk-warn-ink)' : 'dimmed'}>
          {state.phase === 'off' && state.offBecause !== null
            ? t('code.offBecause')
            : t(wrong ? 'code.wrong' : purpose === 'card' ? 'code.helpCard' : 'code.helpReceipt')}
        </Text>
        {state.phase === 'off' ? (
          <Button size="compact-sm" variant="default" flex="none" onClick={() => void camera.open()}>
            {t('open')}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" flex="none" onClick={onClose}>
            {t('code.stop')}
          </Button>
        )}
      </Group>
    </section>
  )
}
