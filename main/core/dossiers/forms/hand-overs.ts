import { instantOfEvent } from '../../../../shared/dossier/instant.ts'
import { type StepOutcome, stepOutcome } from '../../../../shared/dossier/step-budget.ts'
import { spanInWords } from '../../printing/index.ts'
import type { DossierPast } from '../view/dossier-past.ts'
import type { TimedStep } from '../view/steps.ts'
import type { HandOver } from './form-data.ts'

const COUNTER = 'Bộ phận tiếp nhận và trả kết quả'
const CITIZEN = 'Người nộp hồ sơ'
const POST = 'Bưu chính công ích'

const OUTCOMES: Readonly<Record<StepOutcome, string>> = { before: 'Trước hạn', on: 'Đúng hạn', over: 'Quá hạn' }

/**
 * The hand-overs of a dossier as its control slip lists them: from the citizen to the counter, from officer to officer, to
 * another agency or the citizen and back, and with the result to the citizen. Each says whether the step that ended with it
 * kept its budget; the time of citizens and other agencies has none. An officer without a name here works elsewhere.
 */
export function handOversOf(
  past: DossierPast,
  steps: readonly TimedStep[],
  nameOf: (officer: string | undefined) => string,
): HandOver[] {
  const lines: HandOver[] = []
  let holder = COUNTER
  for (const { event, conflict } of past.lines) {
    if (conflict) continue
    const at = instantOfEvent(event)
    const ended = steps.find(({ endedBy }) => endedBy?.id === event.id)
    const give = (from: string, to: string, note = ''): void => {
      lines.push({ from, to, at, ...resultOf(ended), note })
    }
    const pass = (to: string, note = ''): void => {
      give(holder, to, note)
      holder = to
    }
    switch (event.type) {
      case 'dossier.received':
        give(CITIZEN, COUNTER)
        break
      case 'dossier.forwarded':
      case 'dossier.submitted':
        pass(nameOf(event.open.to))
        break
      case 'dossier.taken-over':
        pass(nameOf(event.officer))
        break
      case 'dossier.sent-back':
        pass(COUNTER)
        break
      case 'dossier.supplement-requested':
        give(holder, CITIZEN, 'Yêu cầu bổ sung')
        break
      case 'dossier.supplemented':
        give(CITIZEN, holder, 'Đã bổ sung')
        break
      case 'dossier.verification-asked':
        give(holder, event.personal?.agency ?? 'Cơ quan phối hợp', 'Đề nghị xác minh')
        break
      case 'dossier.verification-answered':
        give('Cơ quan phối hợp', holder, 'Trả lời xác minh')
        break
      case 'dossier.decided':
        if (event.open.decision === 'rejected') pass(nameOf(event.open.backTo ?? undefined), 'Không duyệt')
        break
      case 'dossier.completed':
        pass(COUNTER, `Có kết quả${ofDossier(at, past.standing.dueAt)}`)
        break
      case 'dossier.stopped':
      case 'dossier.withdrawn':
        pass(CITIZEN, event.type === 'dossier.stopped' ? 'Dừng giải quyết' : 'Rút hồ sơ')
        break
      case 'dossier.handed-over':
      case 'dossier.sent-electronically':
        give(COUNTER, CITIZEN, 'Trả kết quả')
        break
      case 'dossier.posted':
        give(COUNTER, POST, 'Gửi kết quả')
        break
      case 'dossier.delivered':
        give(POST, CITIZEN, 'Trả kết quả')
        break
      case 'dossier.undelivered':
        give(POST, COUNTER, 'Không phát được')
        break
      default:
        break
    }
  }
  return lines
}

/** Whether the step that ended kept its budget, and what it used of it. */
function resultOf(ended: TimedStep | undefined): Pick<HandOver, 'outcome' | 'used'> {
  if (ended?.budget == null) return { outcome: '', used: '' }
  const { used, minutes } = ended.budget
  return { outcome: OUTCOMES[stepOutcome(used, minutes)], used: `${spanInWords(used)} / ${spanInWords(minutes)}` }
}

/** How the result stands to the time promised to the citizen. */
function ofDossier(at: number, dueAt: number | null): string {
  if (dueAt === null) return ''
  if (at > dueAt) return ', hồ sơ quá hạn'
  return at === dueAt ? ', hồ sơ đúng hạn' : ', hồ sơ trước hạn'
}
