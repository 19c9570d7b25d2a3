import { Button, Group, Kbd, Loader, Text } from '@mantine/core'
import { IconScan, IconTrash } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchPage } from '../../shared/scanning/index.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { SignFiled } from '../signing/sign-filed.tsx'
import { AddFiles } from './add-files.tsx'
import { type Bench, useBench } from './bench.ts'
import { changeOf } from './commands.ts'
import { CornerEditor } from './corner-editor.tsx'
import classes from './digitize.module.css'
import { FilePanel } from './file-panel.tsx'
import { HeldPapers } from './held-papers.tsx'
import { commandOf, type PageCommand } from './page-keys.ts'
import { isSamePaper } from './page-runs.ts'
import { PageTools } from './page-tools.tsx'
import { PageView } from './page-view.tsx'
import { ScanPanel } from './scan-panel.tsx'
import { Strip } from './strip.tsx'
import { type Target, type Targets, takesPages, targetAt } from './targets.ts'
import { TargetsPanel } from './targets-panel.tsx'
import { useAdding } from './use-adding.ts'
import type { OpenBatch } from './use-batch.ts'
import { type Looking, useLooking } from './use-looking.ts'
import { PicturesProvider, usePictures } from './use-picture.ts'
import { useScanner } from './use-scan.ts'

interface Properties {
  readonly open: OpenBatch
  readonly targets: Targets
  /** Pages of any dossier lie in it, so that each says whose its papers are. */
  readonly isStack?: boolean
  /** What stands above the papers: for a stack, the way to add a dossier. */
  readonly children?: ReactNode
}

/** Where pages become papers: the stack on the left, one page in the middle, scanner and papers on the right. */
export function Workbench({ open, targets, isStack = false, children }: Properties) {
  // Words of all that may come later: waiting for them would take the screen, and the focus, away.
  useTranslation(['digitize', 'camera', 'scanners', 'signing'])
  const pictures = usePictures()
  const bench = useBench(open)
  const looking = useLooking()
  const scanner = useScanner(open)
  const adding = useAdding(open)
  const [dropping, setDropping] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const { batch } = open
  const { groups } = targets

  const focusPages = () => place.current?.querySelector<HTMLElement>('[data-pages]')?.focus({ preventScroll: true })
  const scan = () => {
    void scanner.start(null)
    focusPages()
  }
  const canRescan = scanner.devices !== undefined && batch?.scan === null && bench.active !== undefined
  const rescan = () => void scanner.start(bench.active?.id ?? null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[data-pages]')?.focus({ preventScroll: true })
  }, [])
  useShortcut('scan', scan)
  useShortcut('rescan', rescan, canRescan)

  function assign(target: Target, pages: readonly string[] | null) {
    const given = [...(pages ?? bench.touched)]
    if (given.length === 0 || !takesPages(target)) return
    void bench.change({ change: 'assign', pages: given, paper: { dossier: target.dossier, code: target.code } })
    bench.clear()
  }

  /** Pages laid before another one belong to its paper; at the end to nothing new. */
  function laid(pages: readonly string[], before: BatchPage | null) {
    if (before && pages.includes(before.id)) return
    const moved = [...pages]
    const strays = before ? moved.some((id) => !isSamePaper(paperOf(bench, id), before.paper)) : false
    void bench.change(
      { change: 'move', pages: moved, before: before?.id ?? null },
      ...(before && strays ? [{ change: 'assign' as const, pages: moved, paper: before.paper }] : []),
    )
  }

  function carryOut(command: PageCommand) {
    const { active } = bench
    if (command.does === 'go') return bench.go(command.step, command.drawing)
    if (command.does === 'zoom') return looking.zoomTo(command.to)
    if (command.does === 'original') return looking.toggleOriginal()
    if (command.does === 'select-all') return bench.toggleAll()
    if (command.does === 'leave') return looking.corners ? looking.setCorners(false) : bench.clear()
    if (command.does === 'undo') return void bench.change({ change: 'undo' })
    if (active === undefined) return
    if (command.does === 'select') return bench.toggle(active.id)
    if (command.does === 'corners') return looking.setCorners(!looking.corners)
    const target = command.does === 'assign' ? targetAt(groups, command.place) : undefined
    const change = changeOf(command, { ids: bench.touched, active, order: bench.order }, bench.inBin, target)
    if (!change) return
    void bench.change(change)
    // What was given to a paper is done with: the next key is for the page on the screen.
    if (change.change === 'assign') bench.clear()
  }

  function hear(event: KeyboardEvent) {
    if (event.defaultPrevented || event.nativeEvent.isComposing || isTyped(event.target)) return
    const onPages = event.target instanceof Element && event.target.closest('[data-pages]') !== null
    const command = commandOf(event, onPages)
    if (!command) return
    event.preventDefault()
    carryOut(command)
  }

  function overFiles(event: DragEvent) {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setDropping(true)
  }

  const waiting = batch?.cleaning ?? 0
  return (
    <PicturesProvider value={pictures}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are for all that lies within; each has a button too */}
      <div
        ref={place}
        className={classes.bench}
        data-dropping={dropping}
        data-testid="bench"
        onKeyDown={hear}
        onDragOver={overFiles}
        onDragLeave={(event) => {
          if (event.target === event.currentTarget) setDropping(false)
        }}
        onDrop={(event) => {
          setDropping(false)
          if (event.dataTransfer.files.length === 0) return
          event.preventDefault()
          adding.add([...event.dataTransfer.files])
        }}
      >
        <div className={classes.left}>
          <StripHead bench={bench} waiting={waiting} onPressed={focusPages} />
          <Strip bench={bench} groups={groups} onDrop={laid} />
        </div>
        <div className={classes.middle}>
          <PageTools bench={bench} looking={looking} onCommand={carryOut} onRescan={canRescan ? rescan : undefined} />
          <ErrorNotice error={bench.problem} />
          <Middle open={open} bench={bench} looking={looking} onLeft={focusPages} />
        </div>
        <div className={classes.right}>
          <div className={classes.scrolling}>
            <ScanPanel scanner={scanner} batch={batch} onScan={scan} onClosed={focusPages} />
            <AddFiles adding={adding} onClosed={focusPages} />
            {children}
            {groups.map((group) => (
              <HeldPapers key={group.dossier} group={group} />
            ))}
            {groups.map(({ dossier, number, kept }) =>
              kept ? <SignFiled key={dossier} dossier={dossier} number={number ?? ''} /> : null,
            )}
            <TargetsPanel
              groups={groups}
              named={isStack}
              pages={bench.pages}
              current={bench.active?.paper ?? null}
              onAssign={assign}
            />
          </div>
          <FilePanel
            batch={open.id}
            pages={bench.pages}
            groups={groups}
            busy={(batch?.scan ?? null) !== null || waiting > 0}
            changing={bench.changing}
            onDone={focusPages}
          />
        </div>
      </div>
    </PicturesProvider>
  )
}

/** Whether letters pressed there are typed into something. */
function isTyped(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="listbox"]:not([data-pages])') !== null
  )
}

function paperOf(bench: Bench, id: string): BatchPage['paper'] {
  return bench.pages.find((page) => page.id === id)?.paper ?? null
}

interface StripHeadProperties {
  readonly bench: Bench
  readonly waiting: number
  /** The bin was opened or closed: the keys go to what lies there now. */
  readonly onPressed: () => void
}

function StripHead({ bench, waiting, onPressed }: StripHeadProperties) {
  const { t } = useTranslation('digitize')
  const removed = bench.pages.filter((page) => page.removed).length
  const shown = bench.pages.length - removed
  return (
    <Group justify="space-between" wrap="nowrap" gap={4} mih={30}>
      <Text size="xs" role="status" truncate>
        {bench.selected.size > 0
          ? t('strip.selected', { count: bench.selected.size })
          : [t('strip.count', { count: shown }), waiting > 0 ? t('strip.cleaning', { count: waiting }) : '']
              .filter(Boolean)
              .join(' · ')}
      </Text>
      <Button
        size="compact-xs"
        flex="none"
        variant={bench.inBin ? 'light' : 'subtle'}
        color={bench.inBin ? 'petrol' : 'gray'}
        aria-pressed={bench.inBin}
        disabled={removed === 0 && !bench.inBin}
        leftSection={<IconTrash size={14} aria-hidden />}
        aria-label={t('strip.openBin', { count: removed })}
        onClick={() => {
          bench.showBin(!bench.inBin)
          onPressed()
        }}
      >
        {removed}
      </Button>
    </Group>
  )
}

interface MiddleProperties {
  readonly open: OpenBatch
  readonly bench: Bench
  readonly looking: Looking
  /** The corners were set or left: the pages go on. */
  readonly onLeft: () => void
}

function Middle({ open, bench, looking, onLeft }: MiddleProperties) {
  const { t } = useTranslation('digitize')
  const { active } = bench
  if (open.reading) return <Loader aria-label={t('reading')} />
  if (active === undefined) {
    return (
      <div className={classes.empty}>
        <IconScan size={32} stroke={1.3} aria-hidden />
        <Text size="sm">{t(bench.inBin ? 'empty.bin' : 'empty.pages')}</Text>
        {bench.inBin ? null : (
          <Text size="sm" c="dimmed">
            <Kbd>F9</Kbd> {t('empty.scan')} · {t('empty.files')}
          </Text>
        )}
      </div>
    )
  }
  if (looking.corners) {
    return (
      <CornerEditor
        key={active.id}
        batch={bench.batch}
        page={active}
        onLeave={() => {
          looking.setCorners(false)
          onLeft()
        }}
        onDone={(quad) => {
          looking.setCorners(false)
          onLeft()
          void bench.change({ change: 'corners', page: active.id, quad })
        }}
      />
    )
  }
  return (
    <PageView
      batch={bench.batch}
      page={active}
      place={bench.order.indexOf(active.id) + 1}
      of={bench.order.length}
      zoom={looking.zoom}
      original={looking.original}
    />
  )
}
