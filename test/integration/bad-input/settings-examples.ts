import { type Example, example } from './example.ts'
import type { RealDesk } from './real-desk.ts'

/** Examples for every call by which a commune sets something for itself. */
export function settingsExamples(desk: RealDesk): readonly Example[] {
  const week = [[], [], [], [], [], [], []].map(() => [{ from: '07:30', to: '11:30' }])
  const goal = {
    indicator: 'on-time' as const,
    effectiveFrom: '2026-01-01',
    rate: 0.5,
    what: 'Bình quân cả nước',
    source: 'Báo cáo 12',
  }
  return [
    example('settings.choose-form-set', () => ({ set: null })),
    example('settings.choose-form-set', () => ({ set: 'tt-01-2018' })),
    example('settings.enter-days', () => ({
      days: [{ date: '2026-12-24', kind: 'off', name: 'Nghỉ bù', source: 'Công văn 15' }],
    })),
    example('settings.remove-day', async () => {
      await desk.get('settings.enter-days', {
        days: [{ date: '2026-12-25', kind: 'off', name: 'Nghỉ bù', source: 'Công văn 15' }],
      })
      return { date: '2026-12-25' }
    }),
    example('settings.enter-hours', () => ({ hours: { effectiveFrom: '2027-04-15', week, note: 'Giờ mùa hè' } })),
    example('settings.remove-hours', async () => {
      await desk.get('settings.enter-hours', { hours: { effectiveFrom: '2027-04-16', week, note: '' } })
      return { effectiveFrom: '2027-04-16' }
    }),
    example('settings.extend-cover', () => ({ coversUntil: '2027-12-31' })),
    example('settings.try-rule', () => ({
      term: { unit: 'working-days', amount: 2 },
      late: { after: '15:00', meaning: 'result-next-working-day' },
      receivedAt: desk.now,
    })),
    example('settings.enter-goal', () => ({ goal })),
    example('settings.remove-goal', async () => {
      await desk.get('settings.enter-goal', { goal })
      return { indicator: goal.indicator, effectiveFrom: goal.effectiveFrom }
    }),
    example('settings.set-digitizing', () => ({ first: false })),
  ]
}
