import type { Locator } from 'playwright'
import type { Desk } from '../../../e2e/desk.ts'
import { scan } from '../../../e2e/keyboard.ts'
import { BINH, cardOf, type TestCitizen } from '../../../e2e/people.ts'
import { smallestPdf } from '../../../e2e/result-files.ts'
import type { ScreenKind } from '../../report/desk-plan.ts'
import { timeToPaint } from '../screen/painted.ts'

/** Procedures by what a clerk types, as often as they come: a birth, a death, a marital status, a copy. */
const PROCEDURES = ['khai sinh', 'đăng ký khai tử', '1.000656', 'khai sinh'] as const

/** Screens that are looked at between two citizens, each in its turn: what the address of their link in the rail holds. */
const SCREENS = [
  'queue=due-today',
  '/registers',
  'queue=overdue',
  '/indicators',
  'queue=mine',
  '/returns',
  '/cash',
  'queue=awaiting-citizen',
  '/complaints',
] as const

const AT_COUNTER = 'nav a[href*="at-counter"] [role="img"]'
const STATE = '[data-testid="dossier"] .mantine-Badge-label'
/** Every so many dossiers one gets its result and is handed over at once. */
const DOSSIERS_TO_A_RETURN = 2

/** Told of every time that was taken. */
export type Note = (kind: ScreenKind, milliseconds: number) => void

/** A citizen who comes once. */
function visitor(which: number): TestCitizen {
  const serial = String(which).padStart(6, '0')
  const given = ['An', 'Bảo', 'Cường', 'Diễm', 'Đạt', 'Hương', 'Khánh', 'Ngọc'][which % 8] ?? 'An'
  return { ...BINH, name: `Trần Quý ${given}`, personalNumber: `040085${serial}`, phone: `0987${serial}` }
}

/**
 * One citizen at the counter and what follows: reception with the card, receipt prepared, dossier opened and taken over,
 * control slip prepared, every other one completed and handed over, a search, and a look at another screen.
 */
export async function serveCitizen(desk: Desk, which: number, note: Note): Promise<void> {
  const { page } = desk
  const citizen = visitor(which)
  note('reception-form', await timeToPaint(page, 'F2', { focused: '[data-testid="procedure"]' }))
  await desk.chooseProcedure(PROCEDURES[which % PROCEDURES.length] ?? PROCEDURES[0])
  await scan(page, cardOf(citizen))
  await page.getByText(`Đã đọc thẻ của ${citizen.name}.`).waitFor()
  note(
    'accept',
    await timeToPaint(page, 'Control+Enter', {
      there: [{ selector: '[data-testid="acknowledged"] [data-testid="number"]', text: '-' }],
      changed: { selector: AT_COUNTER, from: await waiting(desk) },
    }),
  )
  await page.locator('iframe').first().waitFor()

  await page.getByRole('button', { name: 'Mở hồ sơ' }).click()
  await page.getByTestId('dossier').waitFor()
  await page.getByRole('button', { name: 'Tiếp quản', exact: true }).click()
  await page.locator('form button[type="submit"]').focus()
  note(
    'act',
    await timeToPaint(page, 'Enter', {
      there: [{ selector: STATE, text: 'Đang xử lý' }],
      changed: { selector: AT_COUNTER, from: await waiting(desk) },
    }),
  )
  await page.getByRole('tab', { name: 'Phiếu kiểm soát' }).click()
  await page.locator('iframe').first().waitFor()
  if (which % DOSSIERS_TO_A_RETURN === 0) await completeAndReturn(desk)

  await desk.search(citizen.name)
  const screen = SCREENS[which % SCREENS.length] ?? SCREENS[0]
  await page.locator(`nav a[href*="${screen}"]`).first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function completeAndReturn(desk: Desk): Promise<void> {
  const badge = (state: string) => desk.page.locator(STATE, { hasText: state }).waitFor()
  await desk.page.getByRole('button', { name: 'Có kết quả' }).click()
  await chooseFile(desk.page.locator('input[type="file"]'))
  await desk.submitAct('Có kết quả')
  await badge('Có kết quả')
  await desk.page.getByRole('button', { name: 'Trả kết quả', exact: true }).click()
  await desk.submitAct('Trả kết quả')
  await badge('Đã trả')
}

/**
 * Gives a field a file from within the page. The tool that drives it would do so through the inspector, which then holds the
 * field, its form and the file for as long as the window lives: eight hours of that are no memory of the desk's.
 */
async function chooseFile(field: Locator): Promise<void> {
  const content = [...smallestPdf('Ket qua')]
  await field.evaluate((element, bytes) => {
    if (!(element instanceof HTMLInputElement)) throw new Error('not a field for files')
    const chosen = new DataTransfer()
    chosen.items.add(new File([new Uint8Array(bytes)], 'ket-qua.pdf', { type: 'application/pdf' }))
    element.files = chosen.files
    element.dispatchEvent(new Event('change', { bubbles: true }))
  }, content)
}

/** What the rail says waits at the counter. */
async function waiting({ page }: Desk): Promise<string> {
  return (await page.locator(AT_COUNTER).textContent()) ?? ''
}
