import { Badge, Button, Group, Kbd, NativeSelect, Paper, Slider, Stack, Switch, Text } from '@mantine/core'
import { IconBulb, IconCamera, IconVideo } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from './capture.module.css'
import { WISHES } from './live-camera.ts'
import { LiveView } from './live-view.tsx'
import { QueueNotice } from './queue-notice.tsx'
import { TakenEditor } from './taken-editor.tsx'
import { TakenStrip } from './taken-strip.tsx'
import { useCapture } from './use-capture.ts'
import { useLiveCamera } from './use-live-camera.ts'
import { useTaken } from './use-taken.ts'

interface Properties {
  /** The batch that the pages go to; it need not be open yet. */
  readonly batch: string
  /** The dossier of the batch, which may still be a draft. */
  readonly dossier: string | null
}

/** Whether pages are taken by themselves, as it was last chosen at this machine. */
const AUTOMATIC = 'motcua.camera-automatic'

/** What takes a blank for itself. */
const TAKES_SPACE = 'button, input, select, textarea, a, [role="slider"], [role="switch"], [contenteditable]'

/** Photographs the pages of a batch: live picture, shutter, what was taken, and how far it is kept. */
export function CameraCapture({ batch, dossier }: Properties) {
  const { t } = useTranslation('camera')
  const video = useRef<HTMLVideoElement>(null)
  const shutter = useRef<HTMLButtonElement>(null)
  const [automatic, setAutomatic] = useState(() => localStorage.getItem(AUTOMATIC) !== 'no')
  const [retaken, setRetaken] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [failure, setFailure] = useState<DeskError | null>(null)
  const { camera, state } = useLiveCamera(WISHES.page)
  const taken = useTaken(batch, dossier)
  const page = taken.pages.find(({ id }) => id === chosen)
  const retakenAt = taken.pages.findIndex(({ id }) => id === retaken)
  const { view, faults, error, taking, shots, take } = useCapture({
    video,
    camera,
    // While corners are set nothing is taken, and the picture need not be looked at.
    stream: page ? null : state.stream,
    automatic,
    onTaken: async (picture) => {
      await taken.keep(picture, retaken)
      setRetaken(null)
    },
  })

  function act(work: () => Promise<void>): void {
    setFailure(null)
    void work().catch((reason: unknown) => setFailure(asDeskError(reason)))
  }

  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== ' ' || event.repeat || event.defaultPrevented || page) return
    if (event.target instanceof Element && event.target.closest(TAKES_SPACE)) return
    event.preventDefault()
    void take()
  })
  useEffect(() => {
    window.addEventListener('keydown', onPress)
    return () => window.removeEventListener('keydown', onPress)
  }, [])
  const isOn = state.phase === 'on'
  useEffect(() => {
    if (isOn && page === undefined) shutter.current?.focus()
  }, [isOn, page])

  function choose(id: string) {
    setChosen(id)
    setFailure(null)
  }

  if (page) {
    return (
      <TakenEditor
        page={page}
        number={taken.pages.indexOf(page) + 1}
        error={failure}
        onMove={(quad) => taken.showQuad(page.id, quad)}
        onSettle={(quad) => act(() => taken.keepQuad(page.id, quad))}
        onRetake={() => {
          setRetaken(page.id)
          setChosen(null)
        }}
        onDrop={() => act(() => taken.drop(page.id))}
        onBack={() => setChosen(null)}
      />
    )
  }
  return (
    <div className={classes.capture}>
      <Stack gap="xs" className={classes.live ?? ''}>
        <LiveView
          video={video}
          state={state}
          view={view}
          faults={faults}
          shots={shots}
          onOpen={() => void camera.open()}
        />
        <Group gap="sm" justify="space-between">
          <Group gap="sm">
            <Button
              ref={shutter}
              size="md"
              leftSection={<IconCamera size={18} aria-hidden />}
              rightSection={<Kbd aria-hidden="true">{t('space')}</Kbd>}
              disabled={!isOn}
              aria-busy={taking}
              data-testid="shutter"
              onClick={() => void take()}
            >
              {t('take')}
            </Button>
            <Switch
              label={t('automatic')}
              checked={automatic}
              onChange={(event) => {
                const on = event.currentTarget.checked
                localStorage.setItem(AUTOMATIC, on ? 'yes' : 'no')
                setAutomatic(on)
              }}
            />
            {state.torch ? (
              <Button
                variant="default"
                aria-pressed={state.torch.on}
                leftSection={<IconBulb size={16} aria-hidden />}
                onClick={() => void camera.setTorch(!state.torch?.on)}
              >
                {t('torch')}
              </Button>
            ) : null}
            {state.exposure ? (
              <Group gap="xs">
                <Text size="sm">{t('exposure')}</Text>
                <Slider
                  w={110}
                  label={null}
                  thumbLabel={t('exposure')}
                  {...state.exposure}
                  onChange={(value) => void camera.setExposure(value)}
                />
              </Group>
            ) : null}
          </Group>
          {state.devices.length > 1 ? (
            <NativeSelect
              aria-label={t('device')}
              leftSection={<IconVideo size={16} aria-hidden />}
              value={state.device ?? ''}
              data={state.devices.map(({ id, name }, index) => ({
                value: id,
                label: name === '' ? t('deviceNumber', { number: index + 1 }) : name,
              }))}
              onChange={(event) => void camera.choose(event.currentTarget.value)}
            />
          ) : null}
        </Group>
        {retakenAt >= 0 ? (
          <Group gap="xs" role="status">
            <Badge color="amber">{t('retaking', { number: retakenAt + 1 })}</Badge>
            <Button variant="subtle" size="compact-sm" onClick={() => setRetaken(null)}>
              {t('retakeNot')}
            </Button>
          </Group>
        ) : null}
        <ErrorNotice error={error ?? failure ?? state.error} />
      </Stack>
      <Paper withBorder p="sm" component="section" className={classes.side ?? ''} aria-label={t('taken')}>
        <Stack gap="xs">
          <QueueNotice />
          <TakenStrip pages={taken.pages} onChoose={choose} />
        </Stack>
      </Paper>
    </div>
  )
}
