import { Badge, Button, Group, Kbd, Select, Text, TextInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Undigitized } from '../../shared/dossier/paper-file.ts'
import type { BatchPage } from '../../shared/scanning/index.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from './digitize.module.css'
import { PAGES_DRAGGED, pagesDragged } from './dragging.ts'
import { isSamePaper, sheetsOf } from './page-runs.ts'
import { type Target, type TargetGroup, takesPages } from './targets.ts'

interface Properties {
  readonly groups: readonly TargetGroup[]
  /** Each says whose papers they are; where the screen is about one dossier its title does. */
  readonly named: boolean
  readonly pages: readonly BatchPage[]
  /** The paper of the page on the screen. */
  readonly current: BatchPage['paper']
  /** Gives pages to a paper: those dropped, or those touched when null. */
  readonly onAssign: (target: Target, pages: readonly string[] | null) => void
}

/** The papers that pages can be given to, by key, press or drop; and why others are not digitized. */
export function TargetsPanel({ groups, named, pages, current, onAssign }: Properties) {
  const { t } = useTranslation('digitize')
  return groups.map((group) => (
    <section
      key={group.dossier}
      className={classes.panel}
      aria-label={t('targets.title', { number: group.number ?? '' })}
    >
      <Text size="xs" fw={600} mb={4}>
        {named ? `${group.number ?? ''} · ${group.applicantName}` : t('targets.heading')}
      </Text>
      <ul className={classes.targets}>
        {group.papers.map((paper) => (
          <TargetItem
            key={paper.code}
            paper={paper}
            kept={group.kept}
            pages={pages.filter((page) => isSamePaper(page.paper, paper))}
            isCurrent={isSamePaper(current, paper) && current !== null}
            onAssign={(dropped) => onAssign(paper, dropped)}
          />
        ))}
      </ul>
      {group.papers.length === 0 ? (
        <Text size="xs" c="dimmed">
          {t(group.kept ? 'targets.none' : 'targets.noneYet')}
        </Text>
      ) : null}
    </section>
  ))
}

interface ItemProperties {
  readonly paper: Target
  readonly kept: boolean
  readonly pages: readonly BatchPage[]
  readonly isCurrent: boolean
  readonly onAssign: (dropped: readonly string[] | null) => void
}

function TargetItem({ paper, kept, pages, isCurrent, onAssign }: ItemProperties) {
  const { t } = useTranslation('digitize')
  const [over, setOver] = useState(false)
  const [asking, setAsking] = useState(false)
  const sheets = sheetsOf(pages)
  const isSettled = paper.file !== null || paper.undigitized !== null
  const pictures = pages.filter((page) => !page.removed && !page.separator).length
  if (!takesPages(paper)) {
    return (
      <li className={classes.target} data-takes="false">
        <Text size="sm" c="dimmed" lineClamp={2} lh={1.3} title={paper.name}>
          {paper.name}
        </Text>
        <Text size="xs" c="dimmed">
          {t(paper.use === 'show' ? 'targets.shown' : 'targets.secret')}
        </Text>
        {paper.undigitized ? <TakeBack paper={paper} /> : null}
      </li>
    )
  }

  function allow(event: DragEvent) {
    if (!event.dataTransfer.types.includes(PAGES_DRAGGED)) return
    event.preventDefault()
    event.stopPropagation()
    setOver(true)
  }

  return (
    <li
      className={classes.target}
      data-takes="true"
      data-over={over}
      data-current={isCurrent}
      data-paper={paper.code}
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const dropped = pagesDragged(event)
        if (dropped.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        onAssign(dropped)
      }}
    >
      <button type="button" className={classes.assign} onClick={() => onAssign(null)}>
        <span className={classes.targetName}>{paper.name}</span>
        {paper.key === undefined ? null : <Kbd size="xs">{paper.key}</Kbd>}
      </button>
      <Group gap={6} justify="space-between">
        {pictures === 0 && isSettled ? null : (
          <Text size="xs" c={pictures > 0 ? 'var(--desk-ink-strong)' : 'dimmed'}>
            {pictures === 0
              ? t('targets.noPages')
              : sheets === pictures
                ? t('targets.pages', { count: sheets })
                : t('targets.pagesOf', { count: sheets, pictures })}
          </Text>
        )}
        {!isSettled && pictures === 0 && kept && !asking ? (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsking(true)}>
            {t('targets.leave')}
          </Button>
        ) : null}
      </Group>
      <Filed paper={paper} />
      {paper.undigitized ? <TakeBack paper={paper} /> : null}
      {asking ? <LeaveForm paper={paper} onDone={() => setAsking(false)} /> : null}
    </li>
  )
}

/** What is filed already, held against the pages counted on paper. */
function Filed({ paper }: { readonly paper: Target }) {
  const { t } = useTranslation('digitize')
  if (paper.file === null) return null
  const { pictures, pages } = paper.file
  const isShort = paper.missing === 'pages'
  return (
    <Group gap={4} mt={2} wrap="nowrap">
      {isShort ? null : <IconCircleCheck size={15} color="var(--desk-good-ink)" aria-hidden />}
      <Text size="xs" c={isShort ? 'var(--desk-warn-ink)' : 'var(--desk-good-ink)'}>
        {isShort ? t('targets.filedOther', { pictures, pages }) : t('targets.filed', { count: pages })}
      </Text>
    </Group>
  )
}

function TakeBack({ paper }: { readonly paper: Target }) {
  const { t } = useTranslation('digitize')
  const leave = useAct('papers.leave-undigitized')
  if (paper.undigitized === null) return null
  const { why, reason } = paper.undigitized
  return (
    <>
      <Group gap={6} mt={2} justify="space-between" wrap="nowrap">
        <Badge color="gray">{t(`undigitized.${why}`)}</Badge>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => leave.mutate({ dossier: paper.dossier, code: paper.code, because: null })}
        >
          {t('targets.takeBack')}
        </Button>
      </Group>
      {reason === '' ? null : (
        <Text size="xs" c="dimmed">
          {reason}
        </Text>
      )}
      <ErrorNotice error={leave.error} />
    </>
  )
}

/** Says why a paper that was handed in is not digitized (TT 03/2025/TT-VPCP, Điều 5). */
function LeaveForm({ paper, onDone }: { readonly paper: Target; readonly onDone: () => void }) {
  const { t } = useTranslation(['digitize', 'frame'])
  const [why, setWhy] = useState<Undigitized>('secret')
  const [reason, setReason] = useState('')
  const leave = useAct('papers.leave-undigitized')
  return (
    <form
      className={classes.leaveForm}
      onSubmit={(event) => {
        event.preventDefault()
        leave.mutate({ dossier: paper.dossier, code: paper.code, because: { why, reason } }, { onSuccess: onDone })
      }}
    >
      <Select
        size="xs"
        label={t('targets.why')}
        autoFocus
        allowDeselect={false}
        data={Undigitized.options.map((value) => ({ value, label: t(`undigitized.${value}`) }))}
        value={why}
        onChange={(value) => setWhy(Undigitized.parse(value))}
      />
      <TextInput
        size="xs"
        mt={4}
        label={t('targets.reason')}
        maxLength={500}
        required={why === 'other'}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ErrorNotice error={leave.error} />
      <Group gap={6} mt={6}>
        <Button size="compact-sm" type="submit" loading={leave.isPending}>
          {t('targets.leaveConfirm')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t('frame:action.cancel')}
        </Button>
      </Group>
    </form>
  )
}
