import type { BatchChange } from '../../shared/contract/scanning.ts'
import { type BatchPage, PageColour } from '../../shared/scanning/index.ts'
import type { PageCommand } from './page-keys.ts'
import { movedBefore } from './page-runs.ts'
import type { Target } from './targets.ts'

interface Touched {
  /** The pages it is for, in their order. */
  readonly ids: readonly string[]
  /** The page that is shown large. */
  readonly active: BatchPage
  /** Every page of the strip. */
  readonly order: readonly string[]
}

/**
 * The change to the pages that a command is; none for one that only moves what is seen, or has nothing to change.
 * @param inBin the pages lie in the bin, from which Delete takes them out again
 * @param target the paper that an assigning key means
 */
export function changeOf(
  command: PageCommand,
  { ids, active, order }: Touched,
  inBin: boolean,
  target: Target | undefined,
): BatchChange | undefined {
  const pages = [...ids]
  switch (command.does) {
    case 'shift': {
      const moved = inBin ? undefined : movedBefore(order, new Set(ids), command.towards)
      return moved && { change: 'move', pages, before: moved.before }
    }
    case 'turn':
      return { change: 'turn', pages, by: command.by }
    case 'assign':
      return target && { change: 'assign', pages, paper: { dossier: target.dossier, code: target.code } }
    case 'unassign':
      return { change: 'assign', pages, paper: null }
    case 'remove':
      return { change: inBin ? 'restore' : 'remove', pages }
    case 'begin':
      return { change: 'begin', page: active.id, begins: !active.begins }
    case 'same-sheet':
      // The first page has none before it whose sheet it could be.
      if (order[0] === active.id && !active.sameSheet) return undefined
      return { change: 'same-sheet', page: active.id, same: !active.sameSheet }
    case 'colour':
      return { change: 'colour', pages, colour: nextColour(active) }
    case 'clean':
      return { change: 'clean', pages, clean: isAsScanned(active) }
    case 'undo':
      return { change: 'undo' }
    default:
      return undefined
  }
}

function nextColour({ recipe }: BatchPage): PageColour {
  const place = PageColour.options.indexOf(recipe?.colour ?? 'colour')
  return PageColour.options[(place + 1) % PageColour.options.length] ?? 'colour'
}

/** Whether a page is kept as it was scanned: nothing of it was straightened, cut or whitened. */
export function isAsScanned({ recipe }: BatchPage): boolean {
  return recipe !== null && recipe.quad === null && recipe.crop === null && recipe.skew === 0 && !recipe.whiten
}
