import { ActionIcon, Alert, Button, Group, Loader, Progress, Select, Text, Tooltip } from '@mantine/core'
import { IconPlayerStop, IconPrinter, IconRefresh, IconScan } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Batch, BUILT_IN_PROFILES, type ScanProfile } from '../../shared/scanning/index.ts'
import { SHORTCUTS } from '../app/shortcuts.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { chosenOf } from './chosen-scanner.ts'
import classes from './digitize.module.css'
import { problemCode } from './problem-code.ts'
import { useProfileName } from './profile-name.ts'
import type { Scanner } from './use-scan.ts'

interface Properties {
  readonly scanner: Scanner
  readonly batch: Batch | undefined
  readonly onScan: () => void
  /** A scan was stopped, or how the last one ended was put away: the keys go back to the pages. */
  readonly onClosed: () => void
}

/** The scanner of this machine: what it is, how it scans, one button, and how far it is. */
export function ScanPanel({ scanner, batch, onScan, onClosed }: Properties) {
  const { t } = useTranslation(['digitize', 'errors', 'scanners'])
  const { devices } = scanner
  const scan = batch?.scan ?? null
  const device = devices && chosenOf(devices)
  const stop = () => {
    void scanner.cancel()
    onClosed()
  }
  useShortcut('stopScan', stop, scan !== null)
  return (
    <section className={classes.panel} aria-label={t('scan.title')}>
      <Group gap={6} wrap="nowrap" align="flex-end">
        <Select
          size="xs"
          flex={1}
          label={t('scan.device')}
          placeholder={scanner.looking ? t('scan.looking') : t('scan.noDevice')}
          data={(devices?.devices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={device?.id ?? null}
          allowDeselect={false}
          rightSection={scanner.looking ? <Loader size={14} /> : undefined}
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={devices === undefined || scan !== null}
          onChange={(id) => devices && scanner.choose(id, devices.chosen.profile)}
        />
        <Tooltip label={t('scan.lookAgain')}>
          <ActionIcon
            size={30}
            variant="default"
            aria-label={t('scan.lookAgain')}
            disabled={scanner.looking || scan !== null}
            onClick={scanner.lookAgain}
          >
            <IconRefresh size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <ProfileSelect scanner={scanner} disabled={scan !== null} />
      {scan === null ? (
        <Button
          mt={8}
          fullWidth
          leftSection={<IconScan size={18} aria-hidden />}
          rightSection={<ShortcutHint name="scan" />}
          aria-keyshortcuts="F9"
          loading={scanner.starting}
          onClick={onScan}
        >
          {t('scan.start')}
        </Button>
      ) : (
        <div className={classes.running} data-testid="scanning">
          <Button
            fullWidth
            variant="default"
            leftSection={<IconPlayerStop size={18} aria-hidden />}
            rightSection={<ShortcutHint name="stopScan" />}
            aria-keyshortcuts={SHORTCUTS.stopScan}
            onClick={stop}
          >
            {t('scan.cancel')}
          </Button>
          <Text size="sm" mt={6} role="status">
            {t('scan.running', { page: scan.pages + 1 })}
          </Text>
          <Progress
            mt={4}
            value={scan.progress === null ? 100 : scan.progress * 100}
            animated={scan.progress === null}
            aria-label={t('scan.progress')}
          />
        </div>
      )}
      {devices && devices.devices.length === 0 && !scanner.looking ? (
        <Text size="xs" c="dimmed" mt={6}>
          {t('scan.none')}{' '}
          <Link to="/scanners" className={classes.link ?? ''}>
            {t('scan.settings')}
          </Link>
        </Text>
      ) : null}
      {(devices?.failed ?? []).map(({ kind, code }) => (
        <Text key={kind} size="xs" c="var(--desk-warn-ink)" mt={6}>
          {kind === 'folder'
            ? t('scan.folderFailed', { why: t(`errors:${problemCode(code)}`) })
            : t('scan.sourceFailed', { kind: t(`scanners:kind.${kind}`), why: t(`errors:${problemCode(code)}`) })}
        </Text>
      ))}
      <ErrorNotice error={scanner.problem} />
      <LastProblem
        key={`${scan?.id} ${batch?.lastProblem}`}
        problem={scan === null ? (batch?.lastProblem ?? null) : null}
        onScan={onScan}
        onClosed={onClosed}
      />
    </section>
  )
}

function ProfileSelect({ scanner, disabled }: { readonly scanner: Scanner; readonly disabled: boolean }) {
  const { t } = useTranslation('digitize')
  const { devices, choose } = scanner
  const nameOf = useProfileName()
  const profiles: readonly ScanProfile[] = devices?.profiles ?? BUILT_IN_PROFILES
  return (
    <Select
      size="xs"
      mt={6}
      label={t('scan.profile')}
      data={profiles.map((profile) => ({ value: profile.id, label: nameOf(profile) }))}
      value={devices?.chosen.profile ?? null}
      allowDeselect={false}
      disabled={devices === undefined || disabled}
      onChange={(profile) => devices && profile !== null && choose(devices.chosen.device, profile)}
    />
  )
}

interface LastProblemProperties {
  readonly problem: string | null
  readonly onScan: () => void
  readonly onClosed: () => void
}

/** How the last scan ended, where not well: calmly, with what to do; every page that came is kept. */
function LastProblem({ problem, onScan, onClosed }: LastProblemProperties) {
  const { t } = useTranslation(['digitize', 'errors'])
  const [closed, setClosed] = useState(false)
  if (problem === null || closed) return null
  return (
    <Alert
      mt="xs"
      p="xs"
      color="amber"
      role="alert"
      data-error-code={problem}
      withCloseButton
      closeButtonLabel={t('close')}
      onClose={() => {
        setClosed(true)
        onClosed()
      }}
    >
      <Text size="sm">{t(`errors:${problemCode(problem)}`)}</Text>
      <Button mt={6} size="compact-sm" variant="default" onClick={onScan}>
        {t('scan.again')}
      </Button>
    </Alert>
  )
}
