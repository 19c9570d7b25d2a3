import { type Plan, row } from './plan.ts'

/** Milliseconds of processor until a page of 200 dpi is clean and shown. */
const CLEAN_GOAL = 600
/** Of the peer's time for the same pages with as many workers. */
const TIME_RATIO_GOAL = 1 / 3
/** Of the peer's wrong characters. */
const ERRORS_RATIO_GOAL = 0.5
/** Of the peer's size of the same pages. */
const SIZE_RATIO_GOAL = 0.4
/** Degrees that a page may still lie turned. */
const SKEW_GOAL = 0.05
/** Percent of the cards held well, and of all scenes, that may stay unread; milliseconds for a frame of a running camera. */
const CARD_GOALS = { easy: 1, all: 16, frame: 20 } as const
/** Megabytes of the process that works on pictures, for a stack of 200 pages. */
const MEMORY_GOAL = 700

/** `npm run bench scan`: paper to file, beside OCRmyPDF and unpaper on the same pages. */
export const SCAN_PLAN: Plan = {
  name: 'scan',
  rows: [
    row('clean.processor', 'ms', [], CLEAN_GOAL),
    row('clean.rate', 'per minute', ['unpaper']),
    row('deskew.mean', 'degrees', ['unpaper']),
    row('deskew.largest', 'degrees', ['unpaper'], SKEW_GOAL),
    row('blank.taken-for-empty', 'pages', [], 0),
    row('blank.not-seen', 'percent', []),
    row('searchable.time', 's', ['ocrmypdf']),
    row('searchable.time.ratio', 'ratio', ['ocrmypdf'], TIME_RATIO_GOAL),
    row('searchable.rate', 'per minute', ['ocrmypdf']),
    row('searchable.errors', 'percent', ['ocrmypdf']),
    row('searchable.errors.ratio', 'ratio', ['ocrmypdf'], ERRORS_RATIO_GOAL),
    row('searchable.page', 'KB', ['ocrmypdf']),
    row('searchable.page.ratio', 'ratio', ['ocrmypdf'], SIZE_RATIO_GOAL),
    row('card.easy.unread', 'percent', [], CARD_GOALS.easy),
    row('card.all.unread', 'percent', [], CARD_GOALS.all),
    row('card.frame', 'ms', [], CARD_GOALS.frame),
    row('batch.memory', 'MB', [], MEMORY_GOAL),
  ],
}
