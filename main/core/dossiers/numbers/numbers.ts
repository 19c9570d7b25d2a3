import type { DeskProfile } from '../../../../shared/contract/people.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../../shared/deadlines/index.ts'
import type { DossierNumbers, Instant } from '../../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Statement, Store } from '../../store/index.ts'

const SERIAL_DIGITS = 4
const LAST_SERIAL = 9_999

/**
 * The beginning that all official codes of an agency and day share: `{agencyCode}-{yyMMdd}-`, local date of reception
 * (mã hồ sơ as provincial systems write it; the serial of at least four digits starts again every day).
 */
export function officialBeginning(profile: Pick<DeskProfile, 'agencyCode'>, at: Instant): string {
  return `${profile.agencyCode}-${yearMonthDay(at)}-`
}

/** The beginning of a desk's temporary numbers of a day: `{deskMark}-{yyMMdd}-T`. The T tells them from official codes. */
export function temporaryBeginning(profile: Pick<DeskProfile, 'deskMark'>, at: Instant): string {
  return `${profile.deskMark}-${yearMonthDay(at)}-T`
}

/**
 * Gives out the numbers of dossiers (design law 8).
 *
 * The next serial follows the highest one that the table of dossiers has for that day, read in the transaction that keeps
 * the dossier: there is no counter that a crash, a rebuild or a second copy could put out of step, and a number whose
 * transaction was undone was never printed. Temporary numbers have four digits too, so that their order is that of their text.
 */
export class DossierNumbering {
  readonly #highestCode: Statement<[string, string], { readonly highest: string | null }>
  readonly #highestTemporary: Statement<[string, string], { readonly highest: string | null }>
  readonly #countCode: Statement<[string], { readonly holders: number }>
  readonly #countTemporary: Statement<[string], { readonly holders: number }>

  constructor(store: Store) {
    this.#highestCode = store.prepare('SELECT max(code) AS highest FROM dossiers WHERE code >= ? AND code <= ?')
    this.#highestTemporary = store.prepare(
      'SELECT max(temporary_code) AS highest FROM dossiers WHERE temporary_code >= ? AND temporary_code <= ?',
    )
    this.#countCode = store.prepare('SELECT count(*) AS holders FROM dossiers WHERE code = ?')
    this.#countTemporary = store.prepare('SELECT count(*) AS holders FROM dossiers WHERE temporary_code = ?')
  }

  /**
   * The numbers of the next dossier, within the transaction that keeps it: an official code while the desk's range of the
   * day lasts, otherwise a temporary number, since a receipt must always be possible.
   * @throws DeskError dossiers.numbers-exhausted when the day has had 9,999 temporary numbers as well
   */
  next(profile: DeskProfile, at: Instant): DossierNumbers {
    if (profile.numbering.kind === 'range') {
      const { from, to } = profile.numbering
      const code = nextAfter(this.#highestCode, officialBeginning(profile, at), from, to)
      if (code !== undefined) return { code, temporaryCode: null }
    }
    const temporaryCode = nextAfter(this.#highestTemporary, temporaryBeginning(profile, at), 1, LAST_SERIAL)
    if (temporaryCode === undefined) throw new DeskError('dossiers.numbers-exhausted')
    return { code: null, temporaryCode }
  }

  /**
   * Makes sure, before the transaction ends, that the numbers just given belong to one dossier. Duplicates among dossiers
   * of other machines are a matter for a person; of our own making there is none.
   * @throws Error a bug, which undoes the transaction
   */
  requireUnique({ code, temporaryCode }: DossierNumbers): void {
    const holders = code === null ? 0 : this.#countCode.get(code).holders
    const temporaryHolders = temporaryCode === null ? 0 : this.#countTemporary.get(temporaryCode).holders
    if (holders + temporaryHolders !== 1) throw new Error('A number was given twice')
  }
}

function nextAfter(
  highestBetween: Statement<[string, string], { readonly highest: string | null }>,
  beginning: string,
  from: number,
  to: number,
): string | undefined {
  const { highest } = highestBetween.get(beginning + padded(from), beginning + padded(to))
  const serial = highest === null ? from : Number(highest.slice(beginning.length)) + 1
  return serial > to ? undefined : beginning + padded(serial)
}

function padded(serial: number): string {
  return String(serial).padStart(SERIAL_DIGITS, '0')
}

/** `yyMMdd` of an instant, local time. */
function yearMonthDay(at: Instant): string {
  return isoDateOf(dayOf(localMinuteOf(at)))
    .slice(2)
    .replaceAll('-', '')
}
