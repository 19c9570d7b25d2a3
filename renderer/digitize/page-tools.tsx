import { ActionIcon, Divider, Group, Kbd, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsDiff,
  IconContrast2,
  IconNote,
  IconPerspective,
  IconRefresh,
  IconRestore,
  IconRotate,
  IconRotateClockwise,
  IconScissors,
  IconTrash,
  IconWand,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bench } from './bench.ts'
import { isAsScanned } from './commands.ts'
import type { PageCommand } from './page-keys.ts'
import type { Looking } from './use-looking.ts'

interface Properties {
  readonly bench: Bench
  readonly looking: Looking
  readonly onCommand: (command: PageCommand) => void
  /** Scans the page on the screen anew; undefined while that cannot be. */
  readonly onRescan: (() => void) | undefined
}

interface ToolProperties {
  readonly name: string
  readonly keys: string
  readonly icon: ComponentType<{ readonly size: number; readonly stroke: number; readonly 'aria-hidden': boolean }>
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
}

function Tool({ name, keys, icon: Icon, pressed, disabled, onPress }: ToolProperties) {
  return (
    <Tooltip
      label={
        <>
          {name} <Kbd size="xs">{keys.replace('ArrowLeft', '←').replace('ArrowRight', '→')}</Kbd>
        </>
      }
    >
      <ActionIcon
        size={30}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'petrol' : 'gray'}
        aria-label={name}
        aria-keyshortcuts={keys}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        disabled={disabled ?? false}
        onClick={onPress}
      >
        <Icon size={18} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** Everything that can be done with the pages touched, each with its key. */
export function PageTools({ bench, looking, onCommand, onRescan }: Properties) {
  const { t } = useTranslation('digitize')
  const { active, inBin, canUndo } = bench
  const none = active === undefined
  return (
    <Group gap={2} role="toolbar" aria-label={t('tools.label')} wrap="wrap">
      <Tool
        name={t('tools.undo')}
        keys="Ctrl+Z"
        icon={IconArrowBackUp}
        disabled={!canUndo}
        onPress={() => onCommand({ does: 'undo' })}
      />
      <Divider orientation="vertical" mx={4} />
      <Tool
        name={t('tools.turnLeft')}
        keys="Shift+R"
        icon={IconRotate}
        disabled={none}
        onPress={() => onCommand({ does: 'turn', by: 270 })}
      />
      <Tool
        name={t('tools.turnRight')}
        keys="R"
        icon={IconRotateClockwise}
        disabled={none}
        onPress={() => onCommand({ does: 'turn', by: 90 })}
      />
      <Tool
        name={t('tools.corners')}
        keys="C"
        icon={IconPerspective}
        pressed={looking.corners}
        disabled={none}
        onPress={() => onCommand({ does: 'corners' })}
      />
      <Tool
        name={t('tools.colour')}
        keys="M"
        icon={IconContrast2}
        disabled={none}
        onPress={() => onCommand({ does: 'colour' })}
      />
      <Tool
        name={t('tools.asScanned')}
        keys="S"
        icon={IconWand}
        pressed={active !== undefined && isAsScanned(active)}
        disabled={none}
        onPress={() => onCommand({ does: 'clean' })}
      />
      <Divider orientation="vertical" mx={4} />
      <Tool
        name={t('tools.earlier')}
        keys="Alt+ArrowLeft"
        icon={IconArrowLeft}
        disabled={none || inBin}
        onPress={() => onCommand({ does: 'shift', towards: 'earlier' })}
      />
      <Tool
        name={t('tools.later')}
        keys="Alt+ArrowRight"
        icon={IconArrowRight}
        disabled={none || inBin}
        onPress={() => onCommand({ does: 'shift', towards: 'later' })}
      />
      <Tool
        name={t('tools.begin')}
        keys="B"
        icon={IconScissors}
        pressed={active?.begins ?? false}
        disabled={none || inBin}
        onPress={() => onCommand({ does: 'begin' })}
      />
      <Tool
        name={t('tools.sameSheet')}
        keys="N"
        icon={IconNote}
        pressed={active?.sameSheet ?? false}
        disabled={none || inBin || (bench.order[0] === active.id && !active.sameSheet)}
        onPress={() => onCommand({ does: 'same-sheet' })}
      />
      <Tool
        name={t(inBin ? 'tools.restore' : 'tools.remove')}
        keys="Delete"
        icon={inBin ? IconRestore : IconTrash}
        disabled={none}
        onPress={() => onCommand({ does: 'remove' })}
      />
      <Tool
        name={t('tools.rescan')}
        keys="Shift+F9"
        icon={IconRefresh}
        disabled={none || inBin || onRescan === undefined}
        onPress={() => onRescan?.()}
      />
      <Divider orientation="vertical" mx={4} />
      <Tool
        name={t('tools.original')}
        keys="O"
        icon={IconArrowsDiff}
        pressed={looking.original}
        disabled={none}
        onPress={() => onCommand({ does: 'original' })}
      />
      <Tool
        name={t('tools.zoomOut')}
        keys="-"
        icon={IconZoomOut}
        disabled={none}
        onPress={() => onCommand({ does: 'zoom', to: 'out' })}
      />
      <Tool
        name={t(looking.zoom === 'fit' ? 'tools.fullSize' : 'tools.fit')}
        keys="Z"
        icon={IconZoomReset}
        disabled={none}
        onPress={() => onCommand({ does: 'zoom', to: 'toggle' })}
      />
      <Tool
        name={t('tools.zoomIn')}
        keys="+"
        icon={IconZoomIn}
        disabled={none}
        onPress={() => onCommand({ does: 'zoom', to: 'in' })}
      />
    </Group>
  )
}
