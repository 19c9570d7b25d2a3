import { z } from 'zod'

/** What is typed about the commune and the desk; institutional, printed on every form, so it may lie in the clear. */
export const DeskFields = z.object({
  communeName: z.string(),
  provinceName: z.string(),
  agencyCode: z.string(),
  deskName: z.string(),
  deskMark: z.string(),
  phone: z.string(),
  address: z.string(),
})
export type DeskFields = z.infer<typeof DeskFields>

/** What is typed about numbering. */
export const NumberingFields = z.object({ kind: z.enum(['temporary', 'range']), from: z.number(), to: z.number() })
export type NumberingFields = z.infer<typeof NumberingFields>

const Progress = z.object({ step: z.number().int().min(0).max(2), desk: DeskFields, numbering: NumberingFields })
export type Progress = z.infer<typeof Progress>

const REMEMBERED_AS = 'motcua.wizard'

const BEGINNING: Progress = {
  step: 0,
  desk: { communeName: '', provinceName: '', agencyCode: '', deskName: '', deskMark: 'Q1', phone: '', address: '' },
  numbering: { kind: 'temporary', from: 1, to: 999 },
}

/** How far the wizard got before the window was closed. Nothing about the officer is ever kept. */
export function rememberedProgress(): Progress {
  try {
    const kept = Progress.safeParse(JSON.parse(localStorage.getItem(REMEMBERED_AS) ?? 'null'))
    return kept.success ? kept.data : BEGINNING
  } catch {
    return BEGINNING
  }
}

/** Keeps the first two steps over a restart. */
export function rememberProgress(progress: Progress): void {
  localStorage.setItem(REMEMBERED_AS, JSON.stringify(progress))
}

/** Drops what was kept, once the desk exists. */
export function forgetProgress(): void {
  localStorage.removeItem(REMEMBERED_AS)
}
