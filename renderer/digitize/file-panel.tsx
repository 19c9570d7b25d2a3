import { Button, Checkbox, Group, NumberInput, Text } from '@mantine/core'
import { IconCircleCheck, IconDeviceFloppy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { BatchPage } from '../../shared/scanning/index.ts'
import { useShortcut } from '../app/use-shortcut.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { ShortcutHint } from '../parts/shortcut-hint.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './digitize.module.css'
import { isFiled, isSamePaper, sheetsOf } from './page-runs.ts'
import { findTarget, type Target, type TargetGroup } from './targets.ts'

type FiledPapers = CallOutput<'scanning.file'>['filed']

/** Most pages of a paper. */
const MOST_PAGES = 999

interface Properties {
  readonly batch: string
  readonly pages: readonly BatchPage[]
  readonly groups: readonly TargetGroup[]
  /** Pages are still coming or being cleaned. */
  readonly busy: boolean
  /** Pages are being given to papers. */
  readonly changing: boolean
  /** Pages were filed, or are not to be filed yet: the keys go back to the pages. */
  readonly onDone: () => void
}

/** Papers of kept dossiers that have pages in the batch. */
function papersWithPages(groups: readonly TargetGroup[], pages: readonly BatchPage[]) {
  return groups
    .filter(({ kept }) => kept)
    .flatMap(({ papers }) => papers)
    .map((paper) => ({ paper, own: pages.filter((page) => isFiled(page) && isSamePaper(page.paper, paper)) }))
    .filter(({ own }) => own.length > 0)
}

/** Keeps the pages with their dossiers: how many sheets each paper has is asked beside it, and what was filed is told. */
export function FilePanel({ batch, pages, groups, busy, changing, onDone }: Properties) {
  const { t } = useTranslation('digitize')
  const file = useAct('scanning.file')
  const [asking, setAsking] = useState(false)
  /** It was asked for while no page had a paper yet. */
  const [inVain, setInVain] = useState(false)
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(new Set())
  const [counts, setCounts] = useState<Readonly<Record<string, number | string>>>({})
  const [filed, setFiled] = useState<FiledPapers | null>(null)
  const papers = papersWithPages(groups, pages)
  const homeless = pages.filter((page) => isFiled(page) && findTarget(groups, page.paper) === undefined).length
  const isDraft = groups.length > 0 && groups.every(({ kept }) => !kept)
  const canFile = papers.length > 0 && !busy
  const isSettled = !busy && !changing
  // Asked for while pages are still being given or cleaned, it opens by itself as soon as it can; never later, when an officer
  // gives a page to a paper and the next key is for the pages.
  if (asking && isSettled && papers.length === 0) {
    setAsking(false)
    setInVain(true)
  }
  if (inVain && papers.length > 0) setInVain(false)
  const ask = () => {
    if (isDraft) return
    setFiled(null)
    file.reset()
    setInVain(false)
    setAsking(true)
  }
  const leave = () => {
    setAsking(false)
    onDone()
  }
  useShortcut('fileAway', ask)

  function confirm() {
    const counted = papers.flatMap(({ paper }) => {
      const pages = Number(counts[keyOf(paper)])
      return pages > 0 ? [{ dossier: paper.dossier, code: paper.code, pages }] : []
    })
    const replace = papers.flatMap(({ paper: { dossier, code } }) =>
      replaced.has(keyOf({ dossier, code })) ? [{ dossier, code }] : [],
    )
    file.mutate(
      { batch, replace, counted },
      {
        onSuccess: (answer) => {
          setFiled(answer.filed)
          setAsking(false)
          setCounts({})
          setReplaced(new Set())
          onDone()
        },
      },
    )
  }

  return (
    <section className={`${classes.panel} ${classes.filing}`} aria-label={t('file.title')}>
      {asking && canFile ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            confirm()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return
            event.preventDefault()
            leave()
          }}
        >
          <Text size="xs" mb={6}>
            {t('file.count')}
          </Text>
          {papers.map(({ paper, own }, place) => (
            <PaperCount
              key={keyOf(paper)}
              paper={paper}
              sheets={sheetsOf(own)}
              isFirst={place === 0}
              typed={counts[keyOf(paper)] ?? ''}
              onType={(typed) => setCounts({ ...counts, [keyOf(paper)]: typed })}
              replaces={replaced.has(keyOf(paper))}
              onReplace={(replaces) => {
                const next = new Set(replaced)
                if (replaces) next.add(keyOf(paper))
                else next.delete(keyOf(paper))
                setReplaced(next)
              }}
            />
          ))}
          {homeless > 0 ? (
            <Text size="xs" c="var(--desk-warn-ink)" mb={6}>
              {t('file.homeless', { count: homeless })}
            </Text>
          ) : null}
          <ErrorNotice error={file.error} />
          <Group gap={6} mt={6}>
            <Button size="xs" type="submit" loading={file.isPending}>
              {t('file.confirm')}
            </Button>
            <Button size="xs" variant="subtle" color="gray" onClick={leave}>
              {t('file.later')}
            </Button>
          </Group>
        </form>
      ) : (
        <>
          <Button
            fullWidth
            variant={canFile ? 'filled' : 'default'}
            leftSection={<IconDeviceFloppy size={18} aria-hidden />}
            rightSection={<ShortcutHint name="fileAway" />}
            disabled={!canFile}
            onClick={ask}
          >
            {t('file.start')}
          </Button>
          <Text size="xs" c={inVain ? 'var(--desk-warn-ink)' : 'dimmed'} mt={4} role="status">
            {t(
              isDraft
                ? 'file.draft'
                : busy
                  ? 'file.busy'
                  : papers.length === 0 && homeless > 0
                    ? 'file.assign'
                    : 'file.note',
            )}
          </Text>
        </>
      )}
      {filed === null ? null : <Summary filed={filed} groups={groups} />}
    </section>
  )
}

interface CountProperties {
  readonly paper: Target
  readonly sheets: number
  readonly isFirst: boolean
  readonly typed: number | string
  readonly onType: (typed: number | string) => void
  readonly replaces: boolean
  readonly onReplace: (replaces: boolean) => void
}

/** How many sheets one paper has, and, where it has a file, whether the pages take its place. */
function PaperCount({ paper, sheets, isFirst, typed, onType, replaces, onReplace }: CountProperties) {
  const { t } = useTranslation('digitize')
  // Pages behind a file that is there are counted together with it.
  const pictures = sheets + (replaces ? 0 : (paper.file?.pictures ?? 0))
  const differs = typed !== '' && Number(typed) !== pictures
  return (
    <div className={classes.count}>
      <NumberInput
        size="xs"
        label={paper.name}
        description={t('file.pictures', { count: pictures })}
        placeholder={String(pictures)}
        min={1}
        max={MOST_PAGES}
        clampBehavior="strict"
        allowDecimal={false}
        hideControls
        autoFocus={isFirst}
        value={typed}
        error={differs ? t('file.differs', { pages: typed, pictures }) : null}
        onChange={onType}
      />
      {paper.file === null ? null : (
        <Checkbox
          size="xs"
          mt={4}
          label={t('file.replace')}
          checked={replaces}
          onChange={(event) => onReplace(event.currentTarget.checked)}
        />
      )}
    </div>
  )
}

function keyOf({ dossier, code }: Pick<Target, 'dossier' | 'code'>): string {
  return `${dossier} ${code}`
}

function Summary({ filed, groups }: { readonly filed: FiledPapers; readonly groups: readonly TargetGroup[] }) {
  const { t } = useTranslation('digitize')
  const format = useFormat()
  const dossiers = [...new Set(filed.map(({ dossier }) => dossier))]
  return (
    <div role="status" className={classes.summary} data-testid="filed">
      <Group gap={4} c="var(--desk-good-ink)" wrap="nowrap">
        <IconCircleCheck size={16} aria-hidden />
        <Text size="sm" fw={600}>
          {t('file.done')}
        </Text>
      </Group>
      {filed.map((paper) => {
        const { name = '', missing = null } = findTarget(groups, paper) ?? {}
        return (
          <Text key={keyOf(paper)} size="xs" {...(missing === 'pages' ? { c: 'var(--desk-warn-ink)' } : {})}>
            {t(missing === 'pages' ? 'file.filedShort' : 'file.filed', {
              name,
              pages: paper.pages,
              bytes: format.bytes(paper.bytes),
            })}
          </Text>
        )
      })}
      {dossiers.map((id) => (
        <Text key={id} size="xs">
          <Link to="/dossiers/$id" params={{ id }} className={classes.link ?? ''}>
            {t('file.open', { number: groups.find(({ dossier }) => dossier === id)?.number ?? '' })}
          </Link>
        </Text>
      ))}
    </div>
  )
}
