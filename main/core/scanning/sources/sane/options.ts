/** An option of a SANE device, as `scanimage --all-options` prints it. */
export interface SaneOption {
  /** With its dashes: `--source`, `-x`. */
  readonly name: string
  /** What it may be set to; empty for a range, a switch or free text. */
  readonly choices: readonly string[]
  /** Least and greatest value of a range. */
  readonly range: { readonly least: number; readonly most: number } | undefined
  /** Whether it is yes or no. */
  readonly isSwitch: boolean
  /** Whether it cannot be set as the others are set now. */
  readonly isInactive: boolean
}

const OPTION = /^ {4}(-[a-zA-Z]|--[a-z0-9-]+)(\[=\((?:auto\|)?yes\|no\)\])?(?: (.*))?$/
const MARKS = /(?: \[(?:inactive|advanced|hardware|read-only)\])+$/
const RANGE = /^(-?[\d.]+)\.\.(-?[\d.]+)(?:pel|bit|mm|dpi|%|us)?(?:,\.\.\.)?(?: \(in steps of [\d.]+\))?$/
const UNIT = /(?<=\d)(?:pel|bit|mm|dpi|%|us)$/

/**
 * The options in what `scanimage --all-options` printed, in its order; lines that are none (headings, descriptions) are skipped.
 * Drivers put brackets and blanks into the names of their choices ("24bit Color[Fast]"), so that the current value is found as the
 * bracket at the end that is one of them.
 */
export function readSaneOptions(printed: readonly string[]): SaneOption[] {
  return printed.flatMap((line): SaneOption[] => {
    const [, name, asSwitch, rest = ''] = OPTION.exec(line) ?? []
    if (name === undefined) return []
    const isInactive = rest.includes('[inactive]')
    const constraint = withoutValue(rest.replace(MARKS, '')).replace(/^auto\|{1,2}/, '')
    const range = RANGE.exec(constraint)
    const isFree = asSwitch !== undefined || constraint === '' || /^<(?:int|float|string)>/.test(constraint)
    const choices =
      isFree || range !== null
        ? []
        : constraint.split('|').map((choice, index, all) => plain(choice, index, all.length))
    return [
      {
        name,
        choices,
        range: range === null ? undefined : { least: Number(range[1]), most: Number(range[2]) },
        isSwitch: asSwitch !== undefined,
        isInactive,
      },
    ]
  })
}

/** The last of several numbers carries their unit. */
const plain = (choice: string, index: number, count: number): string =>
  index === count - 1 && /^-?[\d.]+\D+$/.test(choice) ? choice.replace(UNIT, '') : choice

function withoutValue(text: string): string {
  for (let at = text.indexOf(' ['); at >= 0; at = text.indexOf(' [', at + 1)) {
    const value = text.slice(at + 2, -1)
    const constraint = text.slice(0, at)
    const isOne = text.endsWith(']') && (constraint.split('|').includes(value) || /^-?[\d.]+(,.*)?$/.test(value))
    if (isOne) return constraint
  }
  const last = text.endsWith(']') ? text.lastIndexOf(' [') : -1
  if (last >= 0) return text.slice(0, last)
  // A switch or an inactive option has its value alone.
  return text.startsWith('[') ? '' : text
}
