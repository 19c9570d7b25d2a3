import { instantOfEvent } from '../../../../shared/dossier/instant.ts'
import type { DossierPast } from '../view/dossier-past.ts'
import type { HandOver } from './form-data.ts'

const COUNTER = 'Bộ phận tiếp nhận và trả kết quả'
const CITIZEN = 'Người nộp hồ sơ'

/**
 * The hand-overs of a dossier as its control slip lists them: from the citizen to the counter, from officer to officer, to
 * another agency and back, and to the citizen again. An officer without a name here works elsewhere.
 */
export function handOversOf(past: DossierPast, nameOf: (officer: string | undefined) => string): HandOver[] {
  const lines: HandOver[] = []
  let holder = COUNTER
  const give = (from: string, to: string, at: number, note = '', outcome = ''): void => {
    lines.push({ from, to, at, outcome, note })
    holder = to
  }
  for (const { event, conflict } of past.lines) {
    if (conflict) continue
    const at = instantOfEvent(event)
    switch (event.type) {
      case 'dossier.received':
        give(CITIZEN, COUNTER, at)
        break
      case 'dossier.forwarded':
      case 'dossier.submitted':
        give(holder, nameOf(event.open.to), at)
        break
      case 'dossier.taken-over':
        give(holder, nameOf(event.officer), at)
        break
      case 'dossier.sent-back':
        give(holder, COUNTER, at)
        break
      case 'dossier.decided':
        if (event.open.decision === 'rejected') give(holder, nameOf(event.open.backTo ?? undefined), at, 'Không duyệt')
        break
      case 'dossier.completed':
        give(holder, COUNTER, at, 'Có kết quả', outcomeOf(at, past.standing.dueAt))
        break
      case 'dossier.handed-over':
      case 'dossier.delivered':
      case 'dossier.sent-electronically':
        give(COUNTER, CITIZEN, at, 'Trả kết quả')
        break
      default:
        break
    }
  }
  return lines
}

function outcomeOf(at: number, dueAt: number | null): string {
  if (dueAt === null) return ''
  if (at > dueAt) return 'Quá hạn'
  return at === dueAt ? 'Đúng hạn' : 'Trước hạn'
}
