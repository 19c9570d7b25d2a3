import { Button, Loader, Text } from '@mantine/core'
import { IconCameraOff } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraMark } from './camera-mark.tsx'
import classes from './capture.module.css'
import type { FrameView } from './frame-view.ts'
import type { CameraState } from './live-camera.ts'
import type { FrameFault } from './shutter.ts'

interface Properties {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly state: CameraState
  readonly view: FrameView | null
  readonly faults: readonly FrameFault[]
  /** Changes with every picture taken, for the flash. */
  readonly shots: number
  readonly onOpen: () => void
}

/** What the camera sees, the outline of the sheet on it, and in words what to do for a better picture. */
export function LiveView({ video, state, view, faults, shots, onOpen }: Properties) {
  const { t } = useTranslation('camera')
  const [shape, setShape] = useState('4 / 3')
  const outline = view?.sheet?.quad.map(({ x, y }) => `${x},${y}`).join(' ')
  const advice = faults[0]
  return (
    <div className={classes.view}>
      <div className={classes.frame} style={{ aspectRatio: shape }} hidden={state.phase === 'off'}>
        <video
          ref={video}
          className={classes.video}
          autoPlay
          muted
          playsInline
          aria-label={t('live')}
          onLoadedMetadata={({ currentTarget }) =>
            setShape(`${currentTarget.videoWidth} / ${currentTarget.videoHeight}`)
          }
        />
        {outline === undefined ? null : (
          <svg
            className={classes.outline}
            viewBox="0 0 1 1"
            preserveAspectRatio="none"
            aria-hidden
            data-testid="outline"
          >
            <polygon points={outline} data-good={faults.length === 0} />
          </svg>
        )}
        {shots > 0 ? <div key={shots} className={classes.flash} aria-hidden /> : null}
        <CameraMark />
      </div>
      {state.phase === 'opening' ? <Loader className={classes.middle ?? ''} aria-label={t('opening')} /> : null}
      {state.phase === 'off' ? (
        <div className={classes.off}>
          <IconCameraOff size={30} stroke={1.5} aria-hidden />
          <Text size="sm">{t(state.offBecause === null ? 'off' : `offBecause.${state.offBecause}`)}</Text>
          <Button variant="default" data-testid="open-camera" onClick={onOpen}>
            {t('open')}
          </Button>
        </div>
      ) : null}
      <Text
        className={classes.advice ?? ''}
        size="sm"
        role="status"
        data-fault={advice ?? 'none'}
        c={advice === undefined ? 'var(--desk-good-ink)' : 'var(--desk-warn-ink)'}
      >
        {view === null ? '' : t(advice === undefined ? 'good' : `fault.${advice}`)}
      </Text>
    </div>
  )
}
