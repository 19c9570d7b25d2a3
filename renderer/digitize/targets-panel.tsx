import { Group, Kbd, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchPage } from '../../shared/scanning/index.ts'
import classes from './digitize.module.css'
import { PAGES_DRAGGED, pagesDragged } from './dragging.ts'
import { isSamePaper, sheetsOf } from './page-runs.ts'
import { type Target, type TargetGroup, takesPages } from './targets.ts'

interface Properties {
  readonly groups: readonly TargetGroup[]
  readonly pages: readonly BatchPage[]
  /** The paper of the page on the screen. */
  readonly current: BatchPage['paper']
  /** Gives pages to a paper: those dropped, or those touched when null. */
  readonly onAssign: (target: Target, pages: readonly string[] | null) => void
}

/** The papers that pages can be given to, by key, press or drop; and why others are not digitized. */
export function TargetsPanel({ groups, pages, current, onAssign }: Properties) {
  const { t } = useTranslation('digitize')
  return groups.map((group) => (
    <section
      key={group.dossier}
      className={classes.panel}
      aria-label={t('targets.title', { number: group.number ?? '' })}
    >
      <Text size="xs" fw={600} mb={4}>
        {groups.length > 1 ? `${group.number ?? ''} · ${group.applicantName}` : t('targets.heading')}
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

function TargetItem({ paper, pages, isCurrent, onAssign }: ItemProperties) {
  const { t } = useTranslation('digitize')
  const [over, setOver] = useState(false)

  const sheets = sheetsOf(pages)
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
        <Text size="xs" c={pictures > 0 ? 'var(--desk-ink-strong)' : 'dimmed'}>
          {pictures === 0
            ? t('targets.noPages')
            : sheets === pictures
              ? t('targets.pages', { count: sheets })
              : t('targets.pagesOf', { count: sheets, pictures })}
        </Text>
      </Group>
      <Filed paper={paper} />
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
